namespace MlPipeline.Pipelines.Sharding;

/// <summary>The model that a sharded run predicts with.</summary>
/// <param name="Version">Its version in the models registry.</param>
/// <param name="Family">The name of its family.</param>
/// <param name="Sha256">The SHA-256 of its package.</param>
public sealed record PlannedModel(int Version, string Family, string Sha256);
