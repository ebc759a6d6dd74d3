using Microsoft.ML;
using Microsoft.ML.Trainers.LightGbm;
using MlPipeline.Models.Common;
using MlPipeline.Models.Ensemble.Common;

namespace MlPipeline.Models.Ensemble.Boosting;

/// <summary>Gradient-boosted regression trees by LightGBM, in its deterministic mode.</summary>
public sealed class LightGbmBoosting(BoostingOptions options) : TreeFamily<BoostingOptions>(options)
{
    public override string Name => "boosting-lightgbm";

    public override string Title => "Boosting (LightGBM)";

    public override FeatureScope Scope => FeatureScope.AllFeatures;

    private protected override string? Offset => Options.Offset;

    private protected override TrainedTrees Train(
        RegressionCatalog.RegressionTrainers trainers,
        TrainingView view,
        int seed
    ) =>
        TrainedTrees.Sum(
            trainers
                .LightGbm(
                    new LightGbmRegressionTrainer.Options
                    {
                        NumberOfIterations = Options.Trees,
                        NumberOfLeaves = Options.Leaves,
                        MinimumExampleCountPerLeaf = Options.MinimumRowsPerLeaf,
                        LearningRate = Options.LearningRate,
                        NumberOfThreads = Options.ThreadsFor(view.RowCount),
                        Seed = seed,
                        Deterministic = true,
                        Booster = new GradientBooster.Options
                        {
                            FeatureFraction = Options.FeatureFraction,
                            SubsampleFraction = Options.RowFraction,
                            SubsampleFrequency = Options.RowFraction < 1 ? 1 : 0,
                            L2Regularization = Options.L2,
                        },
                    }
                )
                .Fit(view)
                .Model.TrainedTreeEnsemble
        );
}
