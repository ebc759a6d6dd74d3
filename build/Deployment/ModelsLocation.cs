namespace Delivery.Deployment;

/// <summary>Where an environment's models registry is.</summary>
/// <param name="Folder">A folder of the machine that the engine runs on; null for a volume that belongs to the environment.</param>
public sealed record ModelsLocation(string? Folder)
{
    /// <summary>A volume that belongs to the environment alone.</summary>
    public static ModelsLocation OwnVolume { get; } = new((string?)null);

    /// <summary>A folder of the machine that the engine runs on.</summary>
    public static ModelsLocation At(string folder) => new(folder);
}
