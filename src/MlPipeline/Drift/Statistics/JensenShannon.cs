namespace MlPipeline.Drift.Statistics;

/// <summary>The Jensen–Shannon distance of two distributions over the same categories.</summary>
/// <remarks>
/// The root of the divergence of Lin, <i>Divergence Measures Based on the Shannon Entropy</i> (1991), in bits; a metric
/// (Endres and Schindelin 2003). 0 for equal distributions, 1 for those that share no category.
/// </remarks>
public static class JensenShannon
{
    /// <summary>The distance, 0 to 1.</summary>
    /// <param name="one">The share of each category.</param>
    /// <param name="other">The same for the other distribution.</param>
    public static double Distance(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        var divergence = 0.0;
        for (var i = 0; i < one.Length; i++)
        {
            var middle = (one[i] + other[i]) / 2;
            divergence += Part(one[i], middle) + Part(other[i], middle);
        }
        return Math.Sqrt(Math.Max(0, divergence / 2));
    }

    static double Part(double share, double middle) => share > 0 ? share * Math.Log2(share / middle) : 0;
}
