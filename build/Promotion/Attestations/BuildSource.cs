namespace Delivery.Promotion.Attestations;

/// <summary>What an image is built from.</summary>
/// <param name="Repository">The address of the git repository.</param>
/// <param name="Commit">The commit.</param>
/// <param name="Tree">The tree of the commit.</param>
/// <param name="Version">The version that it was given.</param>
public sealed record BuildSource(string Repository, string Commit, string Tree, string Version);
