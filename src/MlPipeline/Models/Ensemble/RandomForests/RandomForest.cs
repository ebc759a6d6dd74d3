using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;
using MlPipeline.Models.Common;
using MlPipeline.Models.Ensemble.Common;

namespace MlPipeline.Models.Ensemble.RandomForests;

/// <summary>Averages trees that each saw other rows and, at each split, other features (Breiman 2001), by ML.NET's FastForest.</summary>
public abstract class RandomForest(RandomForestOptions options)
    : LearningFamily<RandomForestOptions, FittedTrees>(options)
{
    public sealed override FittedModel Fit(TrainingSet training, int seed, CancellationToken cancellation = default)
    {
        var (remainder, offset) = OffsetTraining.Of(training, Options.Offset);
        var trainer = new MLContext(seed).Regression.Trainers.FastForest(
            new FastForestRegressionTrainer.Options
            {
                NumberOfTrees = Options.Trees,
                NumberOfLeaves = Options.Leaves,
                MinimumExampleCountPerLeaf = Options.MinimumRowsPerLeaf,
                FeatureFractionPerSplit = Options.FeatureFractionPerSplit,
                BaggingExampleFraction = Options.RowFraction,
                Seed = seed,
                FeatureSelectionSeed = seed,
            }
        );
        var trained = trainer.Fit(new TrainingView(remainder)).Model.TrainedTreeEnsemble;
        cancellation.ThrowIfCancellationRequested();
        return TrainedTrees.Of(trained, training.Features.Names, offset, averaged: true);
    }
}
