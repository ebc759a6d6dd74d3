using MlPipeline.Benchmarks.Loading;
using MlPipeline.DataLoaders;
using MlPipeline.Features.Common;
using MlPipeline.Fields;
using MlPipeline.Models.Common;
using MlPipeline.Models.Ensemble.Boosting;
using MlPipeline.Pipelines;

namespace MlPipeline.Benchmarks;

/// <summary>A project over the benchmark file: seven numbers and two texts, LightGBM with the size that LightGBM itself has by default.</summary>
sealed class BenchmarkProject : MlProject
{
    public const int Trees = 100;
    public const int Leaves = 31;
    public const double LearningRate = 0.1;

    static readonly Field[] Numbers =
    [
        .. BenchmarkData.Fields.All.Where(x => x.Type == FieldType.Number && x.Name != BenchmarkData.Label.Name),
    ];

    static readonly Field[] Texts = [.. BenchmarkData.Fields.All.Where(x => x.Type == FieldType.Text)];

    public override string Name => BenchmarkData.Source;

    public override string Description => "Made-up demand, to measure with.";

    public override FieldCatalogue Fields => BenchmarkData.Fields;

    public override Field Label => BenchmarkData.Label;

    public override string DefaultData => "artifacts/benchmarks";

    public override IReadOnlyList<FeatureFlow> RawFlows { get; } =
    [new NumericFlow("numbers", Numbers), new CategoryFlow("texts", Texts)];

    public override IReadOnlyList<FeatureFlow> FeatureFlows => [];

    public override IReadOnlyList<ModelFamily> Families { get; } =
    [
        new LightGbmBoosting(
            new BoostingOptions
            {
                Trees = Trees,
                Leaves = Leaves,
                LearningRate = LearningRate,
                FeatureFraction = 1,
                RowFraction = 1,
                L2 = 0,
            }
        ),
    ];

    public override string DefaultFamily => "boosting-lightgbm";

    public override string Baseline => DefaultFamily;

    public override DataLoader Open(string folder) =>
        new CsvDataLoader(Path.Combine(folder, Path.GetFileName(BenchmarkData.EnsureCsv())), Fields.Source(Name));
}
