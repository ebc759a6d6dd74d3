using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MlPipeline.Features.Common;

namespace MlPipeline.Models.Ensemble.Common;

/// <summary>Scores rows with small trees without walking them: every node is looked at, and none is waited for.</summary>
/// <remarks>
/// After QuickScorer (Lucchese et al., <i>QuickScorer: a fast algorithm to rank documents with additive ensembles of
/// regression trees</i>, 2015): a set of bits says which leaves of a tree a row can still reach, the leftmost leaf lowest. A
/// node that sends the row right takes the leaves on its left away; the lowest bit left is the row's leaf. The work is the
/// same for all rows, so one instruction does it for eight.
/// </remarks>
sealed class LeafMaskScorer
{
    /// <summary>A tree may have so many leaves: one bit each.</summary>
    public const int MostLeaves = 32;

    const int MostOnStack = 1_024;
    const int Lanes = 8;
    const int GroupRows = 4 * Lanes;

    readonly int featureCount;
    readonly Node[] nodes;
    readonly double[] leaves;
    readonly Tree[] trees;

    /// <summary>The nodes once more, feature by feature, the lowest threshold first.</summary>
    readonly Step[] steps;

    /// <summary>Where the steps of each feature begin; one more for the end.</summary>
    readonly int[] stepsOf;

    /// <param name="featureCount">How many features the trees may look at.</param>
    /// <param name="trees">Trees that were checked, of at most <see cref="MostLeaves"/> leaves each.</param>
    public LeafMaskScorer(int featureCount, IReadOnlyList<RegressionTree> trees)
    {
        this.featureCount = featureCount;
        nodes = new Node[trees.Sum(x => x.Feature.Length)];
        leaves = new double[trees.Sum(x => x.Leaves.Length)];
        this.trees = new Tree[trees.Count];
        int node = 0,
            leaf = 0;
        for (var i = 0; i < trees.Count; i++)
        {
            this.trees[i] = new Tree(node, trees[i].Feature.Length, leaf);
            var first = leaf;
            Enter(trees[i], trees[i].Feature.Length == 0 ? ~0 : 0, node, first, ref leaf);
            node += trees[i].Feature.Length;
        }
        steps =
        [
            .. this
                .trees.SelectMany((tree, i) => nodes[tree.FirstNode..(tree.FirstNode + tree.Nodes)].Select(x => (x, i)))
                .OrderBy(x => x.x.Feature)
                .ThenBy(x => x.x.Threshold)
                .Select(x => new Step(x.x.Threshold, x.i, x.x.LeftLeaves)),
        ];
        stepsOf = new int[featureCount + 1];
        foreach (var one in nodes)
            stepsOf[one.Feature + 1]++;
        for (var feature = 0; feature < featureCount; feature++)
            stepsOf[feature + 1] += stepsOf[feature];
    }

    /// <summary>As <see cref="TreeScorer.Sum"/>, with the same result to the bit.</summary>
    public void Sum(FeatureMatrix rows, int[] positions, Span<double> sums)
    {
        if (rows.RowCount < Lanes)
        {
            SumFew(rows, positions, sums);
            return;
        }
        // Feature by feature: the values that one node looks at lie side by side.
        var block = new float[Math.Max(1, GroupRows * featureCount)];
        for (var start = 0; start < rows.RowCount; start += GroupRows)
        {
            var count = Math.Min(GroupRows, rows.RowCount - start);
            for (var feature = 0; feature < featureCount; feature++)
                rows[positions[feature]].Slice(start, count).CopyTo(block.AsSpan(feature * GroupRows));
            SumGroup(ref MemoryMarshal.GetArrayDataReference(block), sums.Slice(start, count));
        }
    }

    void SumGroup(ref float block, Span<double> sums)
    {
        Span<uint> reached = stackalloc uint[GroupRows];
        ref var masks = ref MemoryMarshal.GetReference(reached);
        ref var firstNode = ref MemoryMarshal.GetArrayDataReference(nodes);
        ref var firstLeaf = ref MemoryMarshal.GetArrayDataReference(leaves);
        sums.Clear();
        foreach (var tree in trees)
        {
            var mask0 = Vector256<uint>.AllBitsSet;
            var mask1 = mask0;
            var mask2 = mask0;
            var mask3 = mask0;
            for (var i = tree.FirstNode; i < tree.FirstNode + tree.Nodes; i++)
            {
                ref var node = ref Unsafe.Add(ref firstNode, i);
                ref var values = ref Unsafe.Add(ref block, node.Feature * GroupRows);
                var threshold = Vector256.Create(node.Threshold);
                var left = Vector256.Create(node.LeftLeaves);
                mask0 = Without(mask0, left, ref values, 0, threshold);
                mask1 = Without(mask1, left, ref values, Lanes, threshold);
                mask2 = Without(mask2, left, ref values, 2 * Lanes, threshold);
                mask3 = Without(mask3, left, ref values, 3 * Lanes, threshold);
            }
            mask0.StoreUnsafe(ref masks);
            mask1.StoreUnsafe(ref masks, Lanes);
            mask2.StoreUnsafe(ref masks, 2 * Lanes);
            mask3.StoreUnsafe(ref masks, 3 * Lanes);
            ref var treeLeaves = ref Unsafe.Add(ref firstLeaf, tree.FirstLeaf);
            for (var row = 0; row < sums.Length; row++)
                sums[row] += Unsafe.Add(ref treeLeaves, BitOperations.TrailingZeroCount(reached[row]));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<uint> Without(
        Vector256<uint> mask,
        Vector256<uint> left,
        ref float values,
        int offset,
        Vector256<float> threshold
    ) =>
        Vector256.AndNot(
            mask,
            left & Vector256.GreaterThan(Vector256.LoadUnsafe(ref values, (nuint)offset), threshold).AsUInt32()
        );

    /// <summary>Of a single row only the nodes that send it right are looked at: the first one that does not ends a feature.</summary>
    void SumFew(FeatureMatrix rows, int[] positions, Span<double> sums)
    {
        Span<uint> masks = trees.Length <= MostOnStack ? stackalloc uint[trees.Length] : new uint[trees.Length];
        for (var row = 0; row < sums.Length; row++)
        {
            masks.Fill(uint.MaxValue);
            for (var feature = 0; feature < featureCount; feature++)
            {
                var value = rows[positions[feature]][row];
                foreach (ref readonly var step in steps.AsSpan(stepsOf[feature]..stepsOf[feature + 1]))
                {
                    if (!(value > step.Threshold))
                        break;
                    masks[step.Tree] &= ~step.LeftLeaves;
                }
            }
            var sum = 0.0;
            for (var tree = 0; tree < masks.Length; tree++)
                sum += leaves[trees[tree].FirstLeaf + BitOperations.TrailingZeroCount(masks[tree])];
            sums[row] = sum;
        }
    }

    /// <summary>Takes up what lies below a node, leaves from left to right.</summary>
    /// <returns>The bits of its leaves.</returns>
    uint Enter(RegressionTree tree, int child, int firstNode, int firstLeaf, ref int leaf)
    {
        if (child < 0)
        {
            leaves[leaf] = tree.Leaves[~child];
            return 1u << (leaf++ - firstLeaf);
        }
        var left = Enter(tree, tree.Left[child], firstNode, firstLeaf, ref leaf);
        var right = Enter(tree, tree.Right[child], firstNode, firstLeaf, ref leaf);
        nodes[firstNode + child] = new Node(tree.Threshold[child], tree.Feature[child], left);
        return left | right;
    }

    readonly record struct Node(float Threshold, int Feature, uint LeftLeaves);

    readonly record struct Step(float Threshold, int Tree, uint LeftLeaves);

    readonly record struct Tree(int FirstNode, int Nodes, int FirstLeaf);
}
