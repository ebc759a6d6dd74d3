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
    readonly double[] values;
    readonly int[] roots;
    readonly LeafMaskScorer? masks;

    /// <exception cref="ArgumentException">A tree names a feature, node or leaf that does not exist, or does not end.</exception>
    public TreeScorer(int featureCount, IReadOnlyList<RegressionTree> trees)
    {
        this.featureCount = featureCount;
        nodes = new Node[trees.Sum(x => x.Feature.Length + x.Leaves.Length)];
        values = new double[nodes.Length];
        roots = new int[trees.Count];
        var start = 0;
        for (var i = 0; i < trees.Count; i++)
        {
            var tree = trees[i];
            Check(tree, i);
            roots[i] = start;
            var leaves = start + tree.Feature.Length;
            for (var node = 0; node < tree.Feature.Length; node++)
                nodes[start + node] = new Node(
                    tree.Threshold[node],
                    tree.Feature[node],
                    Position(tree.Left[node]),
                    Position(tree.Right[node])
                );
            // A leaf leads to itself, so that rows walk side by side until the last one has arrived.
            for (var leaf = 0; leaf < tree.Leaves.Length; leaf++)
            {
                nodes[leaves + leaf] = new Node(float.PositiveInfinity, 0, leaves + leaf, leaves + leaf);
                values[leaves + leaf] = tree.Leaves[leaf];
            }
            start = leaves + tree.Leaves.Length;

            int Position(int child) => child < 0 ? leaves + ~child : roots[i] + child;
        }
        if (trees.All(x => x.Leaves.Length <= LeafMaskScorer.MostLeaves && IsTree(x)))
            masks = new LeafMaskScorer(featureCount, trees);
    }

    /// <summary>Sums the leaf values of each row over all trees, in the order of the trees.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="positions">Where in <paramref name="rows"/> each feature of the trees is.</param>
    /// <param name="sums">Takes one sum per row.</param>
    public void Sum(FeatureMatrix rows, int[] positions, Span<double> sums)
    {
        if (masks is not null)
        {
            masks.Sum(rows, positions, sums);
            return;
        }
        // A leaf looks at the first feature too, even where there is none.
        var block = new float[Math.Max(1, Math.Min(rows.RowCount, BlockRows) * featureCount)];
        for (var start = 0; start < rows.RowCount; start += BlockRows)
        {
            var count = Math.Min(BlockRows, rows.RowCount - start);
            for (var feature = 0; feature < featureCount; feature++)
            {
                var column = rows[positions[feature]].Slice(start, count);
                for (var row = 0; row < count; row++)
                    block[row * featureCount + feature] = column[row];
            }
            var blockSums = sums.Slice(start, count);
            blockSums.Clear();
            foreach (var root in roots)
                Add(root, block, blockSums);
        }
    }

    /// <summary>Adds what one tree says of each row. Four rows walk at a time: the processor follows one while it waits for another.</summary>
    void Add(int root, float[] block, Span<double> sums)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(block);
        var row = 0;
        for (; row + 4 <= sums.Length; row += 4)
        {
            ref var row0 = ref Unsafe.Add(ref first, row * featureCount);
            ref var row1 = ref Unsafe.Add(ref row0, featureCount);
            ref var row2 = ref Unsafe.Add(ref row1, featureCount);
            ref var row3 = ref Unsafe.Add(ref row2, featureCount);
            int at0 = root,
                at1 = root,
                at2 = root,
                at3 = root;
            int moved;
            do
            {
                var next0 = Next(at0, ref row0);
                var next1 = Next(at1, ref row1);
                var next2 = Next(at2, ref row2);
                var next3 = Next(at3, ref row3);
                moved = (next0 ^ at0) | (next1 ^ at1) | (next2 ^ at2) | (next3 ^ at3);
                (at0, at1, at2, at3) = (next0, next1, next2, next3);
            } while (moved != 0);
            sums[row] += values[at0];
            sums[row + 1] += values[at1];
            sums[row + 2] += values[at2];
            sums[row + 3] += values[at3];
        }
        for (; row < sums.Length; row++)
        {
            ref var last = ref Unsafe.Add(ref first, row * featureCount);
            int at,
                next = root;
            do
            {
                at = next;
                next = Next(at, ref last);
            } while (next != at);
            sums[row] += values[at];
        }
    }

    /// <remarks>
    /// Every position was checked when the trees were taken up, so the bounds need no second check per step. Which way a row
    /// goes is a coin toss to the processor: choosing the child by arithmetic costs less than a wrong guess.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    int Next(int position, ref float row)
    {
        ref var node = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(nodes), position);
        var isRight = Unsafe.BitCast<bool, byte>(Unsafe.Add(ref row, node.Feature) > node.Threshold);
        return Unsafe.Add(ref node.Left, isRight);
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

    /// <summary>Whether no node and no leaf has two parents: only then is there a leaf per bit.</summary>
    static bool IsTree(RegressionTree tree) =>
        tree.Left.Concat(tree.Right).Distinct().Count() == 2 * tree.Feature.Length;

    /// <summary>The two children lie side by side: the right one is found by adding one to the place of the left one.</summary>
    [StructLayout(LayoutKind.Sequential)]
    struct Node(float threshold, int feature, int left, int right)
    {
        public readonly float Threshold = threshold;
        public readonly int Feature = feature;
        public int Left = left;
        public int Right = right;
    }
}
