namespace Delivery.Ci.Planning;

/// <summary>A target of the build, as far as a pipeline is concerned.</summary>
/// <param name="Name">Its name.</param>
public sealed record TargetNode(string Name)
{
    /// <summary>The targets that run whenever this one does.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>The targets that are over before this one starts, where both run.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>The files that it leaves behind, as patterns relative to the repository.</summary>
    public IReadOnlyList<string> Produces { get; init; } = [];

    /// <summary>The targets with whose files it works.</summary>
    public IReadOnlyList<string> Consumes { get; init; } = [];

    /// <summary>Whether its component works with a Docker engine.</summary>
    public bool NeedsDocker { get; init; }
}
