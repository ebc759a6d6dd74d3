namespace MlPipeline.Hosting.Commands.Batch;

/// <summary>A shard that could not be predicted.</summary>
/// <param name="Shard">The number of the shard.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Reason">What the last process said, or how it ended.</param>
/// <param name="Refusal">The input that cannot be used, where that is the reason; another attempt would end the same way.</param>
sealed record WorkerFailure(int Shard, int Attempts, string Reason, InputException? Refusal = null);
