namespace MlPipeline.Pipelines.Sharding;

/// <summary>What lies beside a part until the manifest lists it.</summary>
/// <param name="Plan">The SHA-256 of the plan.</param>
/// <param name="Part">The part.</param>
sealed record PartRecord(string Plan, PredictedPart Part);
