namespace MlPipeline.Pipelines.Sharding;

/// <summary>The predictions of one shard, in their place.</summary>
/// <param name="Shard">The number of the shard.</param>
/// <param name="File">The name of the file, without its folder.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">The SHA-256 of its bytes.</param>
public sealed record PredictedPart(int Shard, string File, long Rows, long Bytes, string Sha256);
