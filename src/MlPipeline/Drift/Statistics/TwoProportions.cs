namespace MlPipeline.Drift.Statistics;

/// <summary>The z test of whether two samples have one proportion, with the variance of both together.</summary>
public static class TwoProportions
{
    /// <summary>Tests the proportion of one sample against that of another.</summary>
    /// <param name="share">The proportion in the first sample.</param>
    /// <param name="rows">The rows of the first sample.</param>
    /// <param name="other">The proportion in the second sample.</param>
    /// <param name="otherRows">The rows of the second sample.</param>
    /// <param name="designEffect">How many rows count as one independent row.</param>
    /// <returns>The difference in standard errors and its two-sided p-value; 0 and 1 where all rows of both are alike.</returns>
    public static (double Z, double PValue) Test(
        double share,
        double rows,
        double other,
        double otherRows,
        double designEffect = 1
    )
    {
        var both = (share * rows + other * otherRows) / (rows + otherRows);
        var variance = both * (1 - both) * (1 / rows + 1 / otherRows) * designEffect;
        if (variance <= 0)
            return (0, 1);
        var z = (share - other) / Math.Sqrt(variance);
        return (z, StandardNormal.PValue(z));
    }
}
