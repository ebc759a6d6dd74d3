using MlPipeline.DataLoaders;
using MlPipeline.Drift;

namespace MlPipeline.Pipelines.Retraining;

/// <summary>A decision, and beside it what a report draws.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Trial">What was found out before.</param>
/// <param name="Baseline">What the champion's training data were like; null where its package does not say.</param>
/// <param name="NewRows">The rows that the champion was not trained on.</param>
public sealed record RetrainingResult(
    RetrainingDecision Decision,
    Trial Trial,
    BaselineProfile? Baseline,
    Dataset NewRows
);
