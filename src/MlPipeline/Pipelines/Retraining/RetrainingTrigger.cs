namespace MlPipeline.Pipelines.Retraining;

/// <summary>What asks for a candidate.</summary>
public enum RetrainingTrigger
{
    /// <summary>Drift, and nothing else.</summary>
    Drift,

    /// <summary>The schedule: drift is looked at and recorded, but does not decide.</summary>
    Schedule,
}
