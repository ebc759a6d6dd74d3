using Microsoft.ML.Trainers.FastTree;

namespace MlPipeline.Models.Ensemble.Common;

/// <summary>What an ML.NET trainer learnt, as plain trees.</summary>
/// <param name="Bias">What is added to every prediction.</param>
/// <param name="Scale">What the sum of the leaf values is multiplied with.</param>
/// <param name="Trees">The trees, their weights folded into the leaves.</param>
sealed record TrainedTrees(double Bias, double Scale, IReadOnlyList<RegressionTree> Trees)
{
    /// <summary>Takes over an ensemble that adds its trees up.</summary>
    public static TrainedTrees Sum<TTree>(TreeEnsemble<TTree> trained)
        where TTree : RegressionTreeBase => Of(trained, 1);

    /// <summary>Takes over an ensemble that averages its trees.</summary>
    public static TrainedTrees Mean<TTree>(TreeEnsemble<TTree> trained)
        where TTree : RegressionTreeBase => Of(trained, 1.0 / trained.Trees.Count);

    static TrainedTrees Of<TTree>(TreeEnsemble<TTree> trained, double scale)
        where TTree : RegressionTreeBase =>
        new(trained.Bias, scale, [.. trained.Trees.Zip(trained.TreeWeights, (tree, weight) => Plain(tree, weight))]);

    static RegressionTree Plain(RegressionTreeBase tree, double weight) =>
        new(
            [.. tree.NumericalSplitFeatureIndexes],
            [.. tree.NumericalSplitThresholds],
            [.. tree.LeftChild],
            [.. tree.RightChild],
            [.. tree.LeafValues.Select(value => value * weight)]
        );
}
