using Microsoft.ML.Trainers.FastTree;

namespace MlPipeline.Models.Ensemble.Common;

/// <summary>Takes what an ML.NET trainer learnt over into plain trees.</summary>
static class TrainedTrees
{
    /// <summary>Folds the weight of each tree into its leaves.</summary>
    /// <param name="trained">The ensemble as trained.</param>
    /// <param name="features">The names of the features, in the order of the training columns.</param>
    /// <param name="offset">The feature that the trees started from; null where there is none.</param>
    /// <param name="averaged">Whether the ensemble averages its trees instead of adding them up.</param>
    public static FittedTrees Of<TTree>(
        TreeEnsemble<TTree> trained,
        IReadOnlyList<string> features,
        string? offset,
        bool averaged = false
    )
        where TTree : RegressionTreeBase =>
        new(
            features,
            offset,
            trained.Bias,
            averaged ? 1.0 / trained.Trees.Count : 1,
            [.. trained.Trees.Zip(trained.TreeWeights, (tree, weight) => Plain(tree, weight))]
        );

    static RegressionTree Plain(RegressionTreeBase tree, double weight) =>
        new(
            [.. tree.NumericalSplitFeatureIndexes],
            [.. tree.NumericalSplitThresholds],
            [.. tree.LeftChild],
            [.. tree.RightChild],
            [.. tree.LeafValues.Select(value => value * weight)]
        );
}
