using MlPipeline.Features.Common;
using MlPipeline.Models.Common;

namespace MlPipeline.UnitTests.Pipelines.Backtesting;

/// <summary>A family that knows how load follows temperature, and learns its level from the last rows: what it learns is soon out of date.</summary>
sealed class RecentLevel() : LearningFamily<RecentLevelOptions, FittedLevel>(new RecentLevelOptions())
{
    public override string Name => "recent-level";

    public override string Title => "Recent level";

    public override FeatureScope Scope => FeatureScope.NoFeatures;

    public override FittedModel Fit(TrainingSet training, int seed, CancellationToken cancellation = default)
    {
        var first = Math.Max(0, training.Features.RowCount - Options.Rows);
        var sum = 0.0;
        for (var row = first; row < training.Features.RowCount; row++)
            sum += training.Labels.Span[row] + training.Features[0][row];
        return new FittedLevel(sum / (training.Features.RowCount - first));
    }
}

/// <summary>How many of the last rows it learns from.</summary>
sealed record RecentLevelOptions(int Rows = 30);

/// <summary>The load at 0 °C.</summary>
sealed record FittedLevel(double Level) : FittedModel
{
    public override void Predict(FeatureMatrix rows, Span<double> predictions)
    {
        for (var row = 0; row < predictions.Length; row++)
            predictions[row] = Level - rows[0][row];
    }
}
