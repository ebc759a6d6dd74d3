using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;
using MlPipeline.Models.Common;
using MlPipeline.Models.Ensemble.Common;

namespace MlPipeline.Models.Ensemble.Boosting;

/// <summary>Gradient-boosted regression trees by ML.NET's FastTree (MART), which needs nothing native.</summary>
public sealed class FastTreeBoosting(BoostingOptions options) : TreeFamily<BoostingOptions>(options)
{
    public override string Name => "boosting-fasttree";

    public override string Title => "Boosting (FastTree)";

    public override FeatureScope Scope => FeatureScope.AllFeatures;

    private protected override string? Offset => Options.Offset;

    private protected override TrainedTrees Train(
        RegressionCatalog.RegressionTrainers trainers,
        TrainingView view,
        int seed
    ) =>
        TrainedTrees.Sum(
            trainers
                .FastTree(
                    new FastTreeRegressionTrainer.Options
                    {
                        NumberOfTrees = Options.Trees,
                        NumberOfLeaves = Options.Leaves,
                        MinimumExampleCountPerLeaf = Options.MinimumRowsPerLeaf,
                        LearningRate = Options.LearningRate,
                        FeatureFraction = Options.FeatureFraction,
                        BaggingSize = Options.RowFraction < 1 ? 1 : 0,
                        BaggingExampleFraction = Options.RowFraction,
                        NumberOfThreads = Options.ThreadsFor(view.RowCount),
                        Seed = seed,
                        FeatureSelectionSeed = seed,
                    }
                )
                .Fit(view)
                .Model.TrainedTreeEnsemble
        );
}
