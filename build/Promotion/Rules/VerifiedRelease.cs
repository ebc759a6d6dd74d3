namespace Delivery.Promotion.Rules;

/// <summary>A release that was verified to run in an environment.</summary>
/// <param name="Digest">The image: <c>sha256:…</c>.</param>
/// <param name="Version">Its version.</param>
/// <param name="Commit">The commit that the environment's tag is on.</param>
/// <param name="Tree">The tree of that commit.</param>
public sealed record VerifiedRelease(string Digest, string Version, string Commit, string Tree);
