namespace Delivery.Docker;

/// <summary>What an image is built from, and what it is called.</summary>
/// <param name="Context">The files that are sent to the engine.</param>
/// <param name="Tag">What it is called.</param>
public sealed record ImageBuild(ImageContext Context, ImageReference Tag)
{
    /// <summary>The values of <c>ARG</c>. They can be read in the image's history: never a secret.</summary>
    public IReadOnlyDictionary<string, string> Arguments { get; init; } = new Dictionary<string, string>();

    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>The stage to build; null for the last.</summary>
    public string? Target { get; init; }

    /// <summary>Directories that outlive a build where the builder can keep them: caches of package managers.</summary>
    public IReadOnlyList<string> CacheDirectories { get; init; } = [];
}
