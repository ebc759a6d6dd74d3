using MlPipeline.DataLoaders;

namespace MlPipeline.Drift;

/// <summary>Some of the new rows.</summary>
/// <param name="Rows">The rows: the inputs, and the label and the day where they are known.</param>
/// <param name="Predictions">The model's prediction of each, in label units; null where it was not asked.</param>
public sealed record DriftBatch(Dataset Rows, IReadOnlyList<double>? Predictions = null);
