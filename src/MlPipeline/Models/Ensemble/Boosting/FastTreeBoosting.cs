using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;
using MlPipeline.Models.Common;
using MlPipeline.Models.Ensemble.Common;

namespace MlPipeline.Models.Ensemble.Boosting;

/// <summary>Gradient-boosted regression trees by ML.NET's FastTree (MART), which needs nothing native.</summary>
public sealed class FastTreeBoosting(BoostingOptions options) : LearningFamily<BoostingOptions, FittedTrees>(options)
{
    public override string Name => "boosting-fasttree";

    public override string Title => "Boosting (FastTree)";

    public override FeatureScope Scope => FeatureScope.AllFeatures;

    public override FittedModel Fit(TrainingSet training, int seed, CancellationToken cancellation = default)
    {
        var (remainder, offset) = OffsetTraining.Of(training, Options.Offset);
        var trainer = new MLContext(seed).Regression.Trainers.FastTree(
            new FastTreeRegressionTrainer.Options
            {
                NumberOfTrees = Options.Trees,
                NumberOfLeaves = Options.Leaves,
                MinimumExampleCountPerLeaf = Options.MinimumRowsPerLeaf,
                LearningRate = Options.LearningRate,
                FeatureFraction = Options.FeatureFraction,
                BaggingSize = Options.RowFraction < 1 ? 1 : 0,
                BaggingExampleFraction = Options.RowFraction,
                NumberOfThreads = Options.ThreadsFor(training.Features.RowCount),
                Seed = seed,
                FeatureSelectionSeed = seed,
            }
        );
        var trained = trainer.Fit(new TrainingView(remainder)).Model.TrainedTreeEnsemble;
        cancellation.ThrowIfCancellationRequested();
        return TrainedTrees.Of(trained, training.Features.Names, offset);
    }
}
