namespace MlPipeline.Registry;

/// <summary>The champion that a model was compared with before it was packaged.</summary>
/// <param name="Version">Its version in the models registry.</param>
/// <param name="Sha256">The SHA-256 of its package.</param>
public sealed record PackageParent(int Version, string Sha256);
