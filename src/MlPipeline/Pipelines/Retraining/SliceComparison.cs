namespace MlPipeline.Pipelines.Retraining;

/// <summary>The comparison on a slice of the rows.</summary>
/// <param name="Slicing">What tells the slices apart, for example <c>Weekday</c>.</param>
/// <param name="Slice">The slice, for example <c>Monday</c>.</param>
/// <param name="Scores">The scores on its rows.</param>
public sealed record SliceComparison(string Slicing, string Slice, ScoreComparison Scores);
