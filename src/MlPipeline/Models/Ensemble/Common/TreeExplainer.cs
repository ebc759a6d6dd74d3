using MlPipeline.Features.Common;

namespace MlPipeline.Models.Ensemble.Common;

/// <summary>Exact Shapley values of a sum of trees, in O(trees × leaves × depth²) per row instead of one pass per subset of features.</summary>
/// <remarks>
/// The path-dependent TreeSHAP of Lundberg, Erion and Lee, <i>Consistent individualized feature attribution for tree
/// ensembles</i> (2018), algorithm 2. The value of a set of features is what the trees say where those are known; where a
/// node looks at another, both ways count, by the share of the training rows that went there.
/// </remarks>
sealed class TreeExplainer
{
    readonly RegressionTree[] trees;

    /// <summary>For each tree the share of a node's rows that go left, by node.</summary>
    readonly double[][] leftShares;

    readonly int depth;

    TreeExplainer(RegressionTree[] trees)
    {
        this.trees = trees;
        leftShares = new double[trees.Length][];
        for (var i = 0; i < trees.Length; i++)
        {
            var tree = trees[i];
            var rows = new long[tree.Feature.Length];
            var depths = new int[tree.Feature.Length];
            leftShares[i] = new double[tree.Feature.Length];
            // A child lies after its parent: backwards, its rows are known before its parent's.
            for (var node = tree.Feature.Length - 1; node >= 0; node--)
            {
                var left = Rows(tree, rows, tree.Left[node]);
                rows[node] = left + Rows(tree, rows, tree.Right[node]);
                // Where no training row came, neither way is known to be likelier.
                leftShares[i][node] = rows[node] == 0 ? 0.5 : (double)left / rows[node];
                depths[node] = 1 + Math.Max(Depth(depths, tree.Left[node]), Depth(depths, tree.Right[node]));
            }
            depth = Math.Max(depth, Depth(depths, tree.Feature.Length == 0 ? ~0 : 0));
            Expected += Mean(tree);
        }
    }

    /// <summary>The mean over the training rows of the sum of the leaf values.</summary>
    public double Expected { get; }

    /// <summary>Takes up trees; null where their rows were not counted.</summary>
    /// <exception cref="ArgumentException">The rows of a tree are not one count per leaf, or none at all.</exception>
    public static TreeExplainer? Of(IReadOnlyList<RegressionTree> trees)
    {
        if (trees.Any(x => x.LeafRows is null))
            return null;
        if (
            trees.Any(x =>
                x.LeafRows!.Length != x.Leaves.Length || x.LeafRows.Any(y => y < 0) || x.LeafRows.All(y => y == 0)
            )
        )
            throw new ArgumentException("A tree has one count of rows per leaf.", nameof(trees));
        return new TreeExplainer([.. trees]);
    }

    /// <summary>Adds the contributions, times <paramref name="scale"/>, to each row of <paramref name="contributions"/> (rows × features).</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="positions">Where in <paramref name="rows"/> each feature of the trees is.</param>
    /// <param name="scale">What the trees' sum is multiplied with.</param>
    /// <param name="contributions">Takes the contributions, in the order of the features of <paramref name="rows"/>.</param>
    public void Add(FeatureMatrix rows, int[] positions, double scale, Span<double> contributions)
    {
        var values = new float[positions.Length];
        var sums = new double[positions.Length];
        var walk = new TreeWalk(values, sums, depth);
        for (var row = 0; row < rows.RowCount; row++)
        {
            for (var feature = 0; feature < positions.Length; feature++)
                values[feature] = rows[positions[feature]][row];
            Array.Clear(sums);
            for (var tree = 0; tree < trees.Length; tree++)
                walk.Add(trees[tree], leftShares[tree]);
            for (var feature = 0; feature < positions.Length; feature++)
                contributions[row * rows.Names.Count + positions[feature]] += scale * sums[feature];
        }
    }

    static long Rows(RegressionTree tree, long[] rows, int child) => child < 0 ? tree.LeafRows![~child] : rows[child];

    static int Depth(int[] depths, int child) => child < 0 ? 0 : depths[child];

    static double Mean(RegressionTree tree)
    {
        double sum = 0,
            rows = 0;
        for (var leaf = 0; leaf < tree.Leaves.Length; leaf++)
        {
            sum += tree.LeafRows![leaf] * tree.Leaves[leaf];
            rows += tree.LeafRows[leaf];
        }
        return sum / rows;
    }
}
