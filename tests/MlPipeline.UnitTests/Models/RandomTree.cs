using MlPipeline.Models.Ensemble.Common;

namespace MlPipeline.UnitTests.Models;

/// <summary>Grows small trees, some of whose leaves no training row reached, and says by definition what Shapley values they have.</summary>
sealed class RandomTree
{
    readonly List<int> feature = [];
    readonly List<float> threshold = [];
    readonly List<int> left = [];
    readonly List<int> right = [];
    readonly List<double> leaves = [];
    readonly List<int> rows = [];

    RandomTree(Random random, int features, int depth)
    {
        Grow(random, features, depth);
        // Some row trained it.
        if (rows.Sum() == 0)
            rows[0] = 1;
    }

    public static RegressionTree Grow(int seed, int features, int depth)
    {
        var tree = new RandomTree(new Random(seed), features, depth);
        return new(
            [.. tree.feature],
            [.. tree.threshold],
            [.. tree.left],
            [.. tree.right],
            [.. tree.leaves],
            [.. tree.rows]
        );
    }

    /// <summary>What the tree says where only some features are known: a bit of <paramref name="known"/> per feature.</summary>
    public static double Value(RegressionTree tree, float[] row, int known)
    {
        return At(tree.Feature.Length == 0 ? ~0 : 0);

        double At(int node)
        {
            if (node < 0)
                return tree.Leaves[~node];
            if ((known >> tree.Feature[node] & 1) == 1)
                return At(row[tree.Feature[node]] > tree.Threshold[node] ? tree.Right[node] : tree.Left[node]);
            double toLeft = Rows(tree.Left[node]),
                toRight = Rows(tree.Right[node]);
            var share = toLeft + toRight == 0 ? 0.5 : toLeft / (toLeft + toRight);
            return share * At(tree.Left[node]) + (1 - share) * At(tree.Right[node]);
        }

        int Rows(int node) => node < 0 ? tree.LeafRows![~node] : Rows(tree.Left[node]) + Rows(tree.Right[node]);
    }

    /// <summary>Shapley's own formula: the mean over all orders of the features of what a feature adds to those before it.</summary>
    public static double Shapley(IReadOnlyList<RegressionTree> trees, float[] row, int feature)
    {
        var others = row.Length - 1;
        var sum = 0.0;
        for (var known = 0; known < 1 << row.Length; known++)
        {
            if ((known >> feature & 1) == 1)
                continue;
            var size = int.PopCount(known);
            var weight = Factorial(size) * Factorial(others - size) / Factorial(row.Length);
            foreach (var tree in trees)
                sum += weight * (Value(tree, row, known | 1 << feature) - Value(tree, row, known));
        }
        return sum;
    }

    static double Factorial(int n) => n < 2 ? 1 : n * Factorial(n - 1);

    int Grow(Random random, int features, int depth)
    {
        if (depth == 0 || random.Next(5) == 0)
        {
            leaves.Add(random.Next(-10, 11));
            rows.Add(random.Next(5));
            return ~(leaves.Count - 1);
        }
        var node = feature.Count;
        feature.Add(random.Next(features));
        threshold.Add(random.Next(4));
        left.Add(0);
        right.Add(0);
        left[node] = Grow(random, features, depth - 1);
        right[node] = Grow(random, features, depth - 1);
        return node;
    }
}
