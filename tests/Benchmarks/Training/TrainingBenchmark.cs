using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.LightGbm;
using MlPipeline.Benchmarks.Loading;
using MlPipeline.DataLoaders;
using MlPipeline.Models.Common;
using MlPipeline.Pipelines;

namespace MlPipeline.Benchmarks.Training;

/// <summary>From a dataset to a fitted pipeline, compared with LightGBM inside ML.NET on a view that ML.NET holds in memory.</summary>
/// <remarks>Ours includes the features and runs in LightGBM's deterministic mode; the peer has neither.</remarks>
static class TrainingBenchmark
{
    const double Target = 1.2;
    const int Turns = 3;
    const int Seed = 1;
    const int Columns = 9;

    public static int Run()
    {
        var project = new BenchmarkProject();
        var rows = project.Open(Path.GetDirectoryName(BenchmarkData.EnsureCsv())!).Load();
        var view = InMemory(project, rows);
        var alone = new double[Turns];
        var ours = new double[Turns];
        for (var turn = 0; turn < Turns; turn++)
        {
            alone[turn] = Measurement.Seconds(() => Peer().Fit(view));
            ours[turn] = Measurement.Seconds(() => FittedPipeline.Fit(project, project.Families[0], rows, Seed));
            Measurement.Print(
                $"turn {turn + 1}: LightGBM inside ML.NET {alone[turn]:F2} s, MlPipeline {ours[turn]:F2} s"
            );
        }
        var ratio = Measurement.Median(ours) / Measurement.Median(alone);
        Measurement.Print($"ratio {ratio:F2}, target at most {Target:F1}: {(ratio <= Target ? "PASS" : "FAIL")}");
        return ratio <= Target ? 0 : 1;
    }

    static LightGbmRegressionTrainer Peer() =>
        new MLContext(Seed).Regression.Trainers.LightGbm(
            new LightGbmRegressionTrainer.Options
            {
                NumberOfIterations = BenchmarkProject.Trees,
                NumberOfLeaves = BenchmarkProject.Leaves,
                LearningRate = BenchmarkProject.LearningRate,
                MinimumExampleCountPerLeaf = 20,
            }
        );

    static IDataView InMemory(BenchmarkProject project, Dataset rows)
    {
        var features = project.FeaturesOf(FeatureScope.AllFeatures).Fit(rows).Apply(rows);
        var labels = rows.Number(project.Label);
        var context = new MLContext(Seed);
        var view = context.Data.Cache(
            context.Data.LoadFromEnumerable(
                Enumerable
                    .Range(0, rows.RowCount)
                    .Select(row => new Row
                    {
                        Label = (float)labels.Values[row],
                        Features = [.. Enumerable.Range(0, Columns).Select(x => features[x][row])],
                    })
            )
        );
        // Fills the cache: what the peer reads is then in memory, as ours is.
        using var cursor = view.GetRowCursor(view.Schema);
        while (cursor.MoveNext()) { }
        return view;
    }

    sealed class Row
    {
        public float Label { get; init; }

        [VectorType(Columns)]
        public float[] Features { get; init; } = [];
    }
}
