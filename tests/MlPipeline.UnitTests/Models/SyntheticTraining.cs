using MlPipeline.Features.Common;
using MlPipeline.Models.Common;

namespace MlPipeline.UnitTests.Models;

/// <summary>Seeded rows whose label is a bent function of two of five features, and some noise.</summary>
static class SyntheticTraining
{
    public const int FeatureCount = 5;

    public static TrainingSet Of(int rows, int seed)
    {
        var random = new Random(seed);
        var columns = Enumerable
            .Range(0, FeatureCount)
            .Select(_ => Enumerable.Range(0, rows).Select(_ => random.NextSingle()).ToArray())
            .ToArray();
        var labels = Enumerable
            .Range(0, rows)
            .Select(row =>
                10 + 5 * Math.Sin(3 * columns[0][row]) + (columns[1][row] > 0.5 ? 2 : 0) + random.NextDouble()
            )
            .ToArray();
        return new TrainingSet(
            new FeatureMatrix([.. Enumerable.Range(0, FeatureCount).Select(x => $"f{x}")], columns, rows),
            labels
        );
    }
}
