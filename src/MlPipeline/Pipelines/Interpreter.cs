using MlPipeline.Features.Common;
using MlPipeline.Models.Common;

namespace MlPipeline.Pipelines;

/// <summary>Asks a fitted model what drives its predictions: permutation importance and partial dependence.</summary>
/// <remarks>Breiman, <i>Random Forests</i> (2001), section 10; Friedman, <i>Greedy function approximation</i> (2001), section 8.2.</remarks>
sealed class Interpreter
{
    /// <summary>How often each feature is shuffled; the spread over the repeats is reported.</summary>
    const int Repeats = 5;

    /// <summary>The number of features whose dependence is shown.</summary>
    const int DependenceFeatures = 6;

    /// <summary>The number of values at which a dependence is computed.</summary>
    const int GridValues = 20;

    /// <summary>Above so many rows a sample does: the error of a mean over it is below what a report shows.</summary>
    const int MostRows = 5_000;

    readonly FittedPipeline fitted;
    readonly FeatureMatrix features;
    readonly double[] labels;
    readonly int seed;

    public Interpreter(FittedPipeline fitted, FeatureMatrix features, double[] labels, int seed)
    {
        this.fitted = fitted;
        this.seed = seed;
        (this.features, this.labels) =
            features.RowCount > MostRows ? Sample(features, labels, seed) : (features, labels);
    }

    public Interpretation Interpret(IReadOnlyList<ErrorGrouping> errors, CancellationToken cancellation)
    {
        var importance = Importance(cancellation);
        return new Interpretation(
            importance,
            [
                .. importance
                    .Where(x => x.RmseIncrease > 0)
                    .Take(DependenceFeatures)
                    .Select(x => Dependence(features.IndexOf(x.Feature))),
            ],
            fitted.Model.Coefficients,
            errors
        );
    }

    FeatureImportance[] Importance(CancellationToken cancellation)
    {
        var before = Rmse(features);
        var importance = new FeatureImportance[features.Names.Count];
        // Each shuffle has a seed of its own, so the order in which the threads come does not matter.
        Parallel.For(
            0,
            importance.Length,
            new ParallelOptions { CancellationToken = cancellation },
            feature =>
            {
                var increases = Enumerable
                    .Range(0, Repeats)
                    .Select(repeat => Rmse(Shuffled(feature, repeat)) - before)
                    .ToArray();
                var mean = increases.Average();
                var variance = increases.Sum(x => (x - mean) * (x - mean)) / (Repeats - 1);
                importance[feature] = new(features.Names[feature], mean, Math.Sqrt(variance));
            }
        );
        return [.. importance.OrderByDescending(x => x.RmseIncrease).ThenBy(x => x.Feature, StringComparer.Ordinal)];
    }

    FeatureMatrix Shuffled(int feature, int repeat)
    {
        var values = features[feature].ToArray();
        new Random(unchecked((seed * 397 + feature) * 397 + repeat)).Shuffle(values);
        return features.With(feature, values);
    }

    PartialDependence Dependence(int feature)
    {
        var sorted = features[feature].ToArray().Distinct().Order().ToArray();
        var grid =
            sorted.Length <= GridValues
                ? sorted
                : [.. Enumerable.Range(0, GridValues).Select(i => sorted[i * (sorted.Length - 1) / (GridValues - 1)])];
        var predictions = new double[grid.Length];
        for (var i = 0; i < grid.Length; i++)
        {
            var values = new float[features.RowCount];
            Array.Fill(values, grid[i]);
            predictions[i] = fitted.Predict(features.With(feature, values)).Average();
        }
        return new(features.Names[feature], [.. grid.Select(x => (double)x)], predictions);
    }

    double Rmse(FeatureMatrix rows) => RegressionMetrics.Of(labels, fitted.Predict(rows)).Rmse;

    static (FeatureMatrix, double[]) Sample(FeatureMatrix features, double[] labels, int seed)
    {
        var rows = Enumerable.Range(0, labels.Length).ToArray();
        new Random(seed).Shuffle(rows);
        Array.Resize(ref rows, MostRows);
        Array.Sort(rows);
        return (features.Take(rows), [.. rows.Select(x => labels[x])]);
    }
}
