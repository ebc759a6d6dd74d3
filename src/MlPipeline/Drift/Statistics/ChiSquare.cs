using MathNet.Numerics;

namespace MlPipeline.Drift.Statistics;

/// <summary>Pearson's χ² test of whether two samples of categories have one distribution.</summary>
/// <remarks>
/// Pearson (1900). Where rows are not independent, χ² is divided by the design effect: the first-order correction of Rao and
/// Scott, <i>The Analysis of Categorical Data from Complex Sample Surveys</i> (1981).
/// </remarks>
public static class ChiSquare
{
    /// <summary>Tests the shares of one sample against those of another.</summary>
    /// <param name="shares">The share of each category in the first sample.</param>
    /// <param name="rows">The rows of the first sample.</param>
    /// <param name="others">The share of each category in the second sample.</param>
    /// <param name="otherRows">The rows of the second sample.</param>
    /// <param name="designEffect">How many rows count as one independent row.</param>
    /// <returns>χ² and the p-value; 0 and 1 where there is one category only.</returns>
    public static (double Value, double PValue) Test(
        ReadOnlySpan<double> shares,
        double rows,
        ReadOnlySpan<double> others,
        double otherRows,
        double designEffect = 1
    )
    {
        var sum = 0.0;
        var freedom = -1;
        for (var i = 0; i < shares.Length; i++)
        {
            var both = rows * shares[i] + otherRows * others[i];
            if (both <= 0)
                continue;
            sum += rows * otherRows * (shares[i] - others[i]) * (shares[i] - others[i]) / both;
            freedom++;
        }
        var value = sum / designEffect;
        return freedom < 1 || value <= 0
            ? (0, 1)
            : (value, SpecialFunctions.GammaUpperRegularized(freedom / 2.0, value / 2));
    }
}
