namespace MlPipeline.Pipelines.Retraining;

/// <summary>What is asked of a retraining.</summary>
/// <param name="Alias">The alias whose model is to be replaced.</param>
/// <param name="Family">The candidate's family; null for the champion's own.</param>
/// <param name="Trigger">What asks for a candidate.</param>
/// <param name="DeclaresSignature">Whether the new model may take or give something else than the champion.</param>
/// <param name="IsDryRun">Whether the registry is left alone whatever comes out.</param>
/// <param name="Seed">The seed of all that is random.</param>
public sealed record RetrainingRequest(
    string Alias,
    string? Family,
    RetrainingTrigger Trigger,
    bool DeclaresSignature,
    bool IsDryRun,
    int Seed
);
