namespace MlPipeline.Models.Ensemble.Common;

/// <summary>One binary tree as parallel arrays, one entry per inner node; node 0 is the root. A tree of one leaf has no nodes.</summary>
/// <param name="Feature">The position of the feature that a node looks at.</param>
/// <param name="Threshold">Rows whose value is at most this go left, others right.</param>
/// <param name="Left">The next node on the left, or the bitwise complement of a leaf's position.</param>
/// <param name="Right">The next node on the right, likewise.</param>
/// <param name="Leaves">The value of each leaf, in label units.</param>
public sealed record RegressionTree(int[] Feature, float[] Threshold, int[] Left, int[] Right, double[] Leaves);
