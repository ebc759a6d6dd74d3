using Microsoft.ML;
using Microsoft.ML.Trainers.LightGbm;
using MlPipeline.Models.Common;
using MlPipeline.Models.Ensemble.Common;

namespace MlPipeline.Models.Ensemble.Boosting;

/// <summary>Gradient-boosted regression trees by LightGBM, in its deterministic mode.</summary>
public sealed class LightGbmBoosting(BoostingOptions options) : LearningFamily<BoostingOptions, FittedTrees>(options)
{
    public override string Name => "boosting-lightgbm";

    public override string Title => "Boosting (LightGBM)";

    public override FeatureScope Scope => FeatureScope.AllFeatures;

    public override FittedModel Fit(TrainingSet training, int seed, CancellationToken cancellation = default)
    {
        var (remainder, offset) = OffsetTraining.Of(training, Options.Offset);
        var trainer = new MLContext(seed).Regression.Trainers.LightGbm(
            new LightGbmRegressionTrainer.Options
            {
                NumberOfIterations = Options.Trees,
                NumberOfLeaves = Options.Leaves,
                MinimumExampleCountPerLeaf = Options.MinimumRowsPerLeaf,
                LearningRate = Options.LearningRate,
                NumberOfThreads = Options.ThreadsFor(training.Features.RowCount),
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
        );
        var trained = trainer.Fit(new TrainingView(remainder)).Model.TrainedTreeEnsemble;
        cancellation.ThrowIfCancellationRequested();
        return TrainedTrees.Of(trained, training.Features.Names, offset);
    }
}
