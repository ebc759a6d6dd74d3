using MlPipeline.Features.Common;

namespace MlPipeline.Models.Ensemble.Common;

/// <summary>One binary tree as parallel arrays, one entry per inner node; node 0 is the root. A tree of one leaf has no nodes.</summary>
/// <param name="Feature">The position of the feature that a node looks at.</param>
/// <param name="Threshold">Rows whose value is at most this go left, others right.</param>
/// <param name="Left">The next node on the left, or the bitwise complement of a leaf's position.</param>
/// <param name="Right">The next node on the right, likewise.</param>
/// <param name="Leaves">The value of each leaf, in label units.</param>
/// <param name="LeafRows">How many training rows ended in each leaf, which explanations weigh with; null in models stored before there were any.</param>
public sealed record RegressionTree(
    int[] Feature,
    float[] Threshold,
    int[] Left,
    int[] Right,
    double[] Leaves,
    int[]? LeafRows = null
)
{
    /// <summary>The same tree with the rows of each leaf counted, over features in the order of their positions.</summary>
    internal RegressionTree Counted(FeatureMatrix rows)
    {
        var counts = new int[Leaves.Length];
        for (var row = 0; row < rows.RowCount; row++)
        {
            // A tree of one leaf has no node to start from.
            var at = Feature.Length == 0 ? ~0 : 0;
            while (at >= 0)
                at = rows[Feature[at]][row] > Threshold[at] ? Right[at] : Left[at];
            counts[~at]++;
        }
        return this with { LeafRows = counts };
    }
}
