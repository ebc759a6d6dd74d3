using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;
using MlPipeline.Models.Ensemble.Common;

namespace MlPipeline.Models.Ensemble.RandomForests;

/// <summary>Averages trees that each saw other rows and, at each split, other features (Breiman 2001), by ML.NET's FastForest.</summary>
public abstract class RandomForest(RandomForestOptions options) : TreeFamily<RandomForestOptions>(options)
{
    private protected override string? Offset => Options.Offset;

    private protected override TrainedTrees Train(
        RegressionCatalog.RegressionTrainers trainers,
        TrainingView view,
        int seed
    ) =>
        TrainedTrees.Mean(
            trainers
                .FastForest(
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
                )
                .Fit(view)
                .Model.TrainedTreeEnsemble
        );
}
