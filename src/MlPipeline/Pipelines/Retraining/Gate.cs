namespace MlPipeline.Pipelines.Retraining;

/// <summary>A question that a retraining must answer before it goes on, and the answer.</summary>
/// <param name="Step">The step that asked.</param>
/// <param name="Name">The question in a few words.</param>
/// <param name="Verdict">The answer.</param>
/// <param name="Found">What was found.</param>
/// <param name="Limit">What was asked for.</param>
public sealed record Gate(RetrainingStep Step, string Name, GateVerdict Verdict, string Found, string Limit);

/// <summary>The answer of a gate.</summary>
public enum GateVerdict
{
    /// <summary>On to the next.</summary>
    Passed,

    /// <summary>No.</summary>
    Refused,

    /// <summary>Nobody knows.</summary>
    Inconclusive,

    /// <summary>It does not apply here.</summary>
    NotAsked,
}

/// <summary>The steps of a retraining, in their order.</summary>
public enum RetrainingStep
{
    /// <summary>Have the new rows drifted from those of training?</summary>
    DriftCheck,

    /// <summary>A candidate is trained on the earlier rows, and both are scored on the later ones.</summary>
    Evaluate,

    /// <summary>Is the candidate at least as good as the champion?</summary>
    Compare,

    /// <summary>The candidate's family is trained on all rows and packaged.</summary>
    Train,

    /// <summary>The new model is tested.</summary>
    Test,

    /// <summary>The package enters the registry, and the alias moves to it.</summary>
    Register,
}
