using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MlPipeline.Features.Common;

namespace MlPipeline.Models.Ensemble.Common;

/// <summary>Scores rows with trees, block by block, so that a block of rows and a tree stay in the processor's cache.</summary>
sealed class TreeScorer
{
    const int BlockRows = 128;

    readonly int featureCount;
    readonly Node[] nodes;
    readonly double[] leaves;
    readonly int[] roots;

    /// <exception cref="ArgumentException">A tree names a feature, node or leaf that does not exist, or does not end.</exception>
    public TreeScorer(int featureCount, IReadOnlyList<RegressionTree> trees)
    {
        this.featureCount = featureCount;
        nodes = new Node[trees.Sum(x => x.Feature.Length)];
        leaves = [.. trees.SelectMany(x => x.Leaves)];
        roots = new int[trees.Count];
        int nodeStart = 0,
            leafStart = 0;
        for (var i = 0; i < trees.Count; i++)
        {
            var tree = trees[i];
            Check(tree, i);
            roots[i] = tree.Feature.Length == 0 ? ~leafStart : nodeStart;
            for (var node = 0; node < tree.Feature.Length; node++)
                nodes[nodeStart + node] = new Node(
                    tree.Threshold[node],
                    tree.Feature[node],
                    Position(tree.Left[node]),
                    Position(tree.Right[node])
                );
            nodeStart += tree.Feature.Length;
            leafStart += tree.Leaves.Length;

            int Position(int child) => child < 0 ? ~(leafStart + ~child) : nodeStart + child;
        }
    }

    /// <summary>Sums the leaf values of each row over all trees, in the order of the trees.</summary>
    public void Sum(FeatureMatrix rows, Span<double> sums)
    {
        var block = new float[BlockRows * featureCount];
        for (var start = 0; start < rows.RowCount; start += BlockRows)
        {
            var count = Math.Min(BlockRows, rows.RowCount - start);
            for (var feature = 0; feature < featureCount; feature++)
            {
                var column = rows[feature].Slice(start, count);
                for (var row = 0; row < count; row++)
                    block[row * featureCount + feature] = column[row];
            }
            var blockSums = sums.Slice(start, count);
            blockSums.Clear();
            foreach (var root in roots)
                for (var row = 0; row < count; row++)
                    blockSums[row] += leaves[Leaf(root, block.AsSpan(row * featureCount, featureCount))];
        }
    }

    int Leaf(int position, ReadOnlySpan<float> row)
    {
        // Every position was checked when the trees were taken up, so the bounds need no second check per step.
        ref var first = ref MemoryMarshal.GetArrayDataReference(nodes);
        ref var values = ref MemoryMarshal.GetReference(row);
        while (position >= 0)
        {
            ref var node = ref Unsafe.Add(ref first, position);
            position = Unsafe.Add(ref values, node.Feature) <= node.Threshold ? node.Left : node.Right;
        }
        return ~position;
    }

    void Check(RegressionTree tree, int number)
    {
        var count = tree.Feature.Length;
        var fits =
            tree.Threshold.Length == count
            && tree.Left.Length == count
            && tree.Right.Length == count
            && tree.Leaves.Length == count + 1
            && tree.Feature.All(x => x >= 0 && x < featureCount);
        // A child lies after its parent, so every walk ends.
        for (var node = 0; fits && node < count; node++)
            fits = Exists(tree.Left[node], node) && Exists(tree.Right[node], node);
        if (!fits)
            throw new ArgumentException(
                $"Tree {number} names a feature, node or leaf that does not exist.",
                nameof(tree)
            );

        bool Exists(int child, int parent) => child < 0 ? ~child <= count : child > parent && child < count;
    }

    readonly record struct Node(float Threshold, int Feature, int Left, int Right);
}
