namespace MlPipeline.Pipelines.Retraining;

/// <summary>How a retraining ended.</summary>
public enum RetrainingOutcome
{
    /// <summary>The new model has the alias.</summary>
    Promoted,

    /// <summary>The champion stays: nothing has drifted, or the candidate is not good enough.</summary>
    Kept,

    /// <summary>The champion stays, as too little is known to decide.</summary>
    Inconclusive,

    /// <summary>The champion stays: the new model won, and then failed its tests.</summary>
    Failed,
}

/// <summary>What follows from the gates. Pure functions.</summary>
public static class RetrainingOutcomes
{
    /// <summary>The first gate that was not passed; null where all were.</summary>
    public static Gate? Stopping(IEnumerable<Gate> gates) =>
        gates.FirstOrDefault(x => x.Verdict is GateVerdict.Refused or GateVerdict.Inconclusive);

    /// <summary>The outcome: the first gate that was not passed decides.</summary>
    public static RetrainingOutcome Of(IEnumerable<Gate> gates) =>
        Stopping(gates) switch
        {
            null => RetrainingOutcome.Promoted,
            { Step: RetrainingStep.Test } => RetrainingOutcome.Failed,
            { Verdict: GateVerdict.Inconclusive } => RetrainingOutcome.Inconclusive,
            _ => RetrainingOutcome.Kept,
        };
}
