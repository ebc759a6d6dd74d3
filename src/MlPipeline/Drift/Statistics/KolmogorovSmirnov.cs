namespace MlPipeline.Drift.Statistics;

/// <summary>The two-sample test of Kolmogorov and Smirnov: the largest distance of two distribution functions.</summary>
/// <remarks>
/// The p-value is that of the limiting distribution (Kolmogorov 1933; its two series are in Marsaglia, Tsang and Wang,
/// <i>Evaluating Kolmogorov's Distribution</i>, 2003), at the effective sample size n m / (n + m).
/// </remarks>
public static class KolmogorovSmirnov
{
    /// <summary>Below it the series of Jacobi's transformation converges faster, above it the alternating one.</summary>
    const double Change = 1;

    const int MostTerms = 20;

    /// <summary>The largest distance of the two distribution functions, 0 to 1.</summary>
    public static double Distance(WeightedSample one, WeightedSample other)
    {
        var values = one.Values;
        var shares = one.Shares;
        var others = other.Values;
        var otherShares = other.Shares;
        double difference = 0,
            largest = 0;
        for (int i = 0, j = 0; i < values.Length && j < others.Length; )
        {
            var value = Math.Min(values[i], others[j]);
            for (; i < values.Length && values[i] <= value; i++)
                difference += shares[i];
            for (; j < others.Length && others[j] <= value; j++)
                difference -= otherShares[j];
            largest = Math.Max(largest, Math.Abs(difference));
        }
        return largest;
    }

    /// <summary>How probable a distance of that size or more is by chance.</summary>
    /// <param name="distance">The distance.</param>
    /// <param name="rows">The rows of one sample.</param>
    /// <param name="otherRows">The rows of the other.</param>
    /// <param name="designEffect">How many rows count as one independent row.</param>
    public static double PValue(double distance, double rows, double otherRows, double designEffect = 1) =>
        Survival(distance * Math.Sqrt(rows * otherRows / (rows + otherRows) / designEffect));

    /// <summary>The probability that the limiting distribution gives to values above <paramref name="x"/>: 2 Σ (−1)^(k−1) exp(−2 k² x²).</summary>
    public static double Survival(double x)
    {
        if (x <= 0)
            return 1;
        var sum = 0.0;
        if (x < Change)
        {
            for (var k = MostTerms; k >= 1; k--)
                sum += Math.Exp(-Math.Pow((2 * k - 1) * Math.PI / x, 2) / 8);
            return 1 - Math.Sqrt(2 * Math.PI) / x * sum;
        }
        for (var k = MostTerms; k >= 1; k--)
            sum += (k % 2 == 1 ? 1 : -1) * Math.Exp(-2 * k * k * x * x);
        return 2 * sum;
    }
}
