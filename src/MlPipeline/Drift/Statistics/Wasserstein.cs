namespace MlPipeline.Drift.Statistics;

/// <summary>The first Wasserstein distance: how far values must move on average to turn one distribution into the other.</summary>
/// <remarks>∫ |F(x) − G(x)| dx; Vallender, <i>Calculation of the Wasserstein Distance between Probability Distributions on the Line</i> (1974).</remarks>
public static class Wasserstein
{
    /// <summary>The distance, in the unit of the values.</summary>
    public static double Distance(WeightedSample one, WeightedSample other)
    {
        var values = one.Values;
        var shares = one.Shares;
        var others = other.Values;
        var otherShares = other.Shares;
        double sum = 0,
            difference = 0;
        var last = Math.Min(values[0], others[0]);
        for (int i = 0, j = 0; i < values.Length || j < others.Length; )
        {
            var takesOne = j == others.Length || (i < values.Length && values[i] <= others[j]);
            var value = takesOne ? values[i] : others[j];
            sum += Math.Abs(difference) * (value - last);
            difference += takesOne ? shares[i++] : -otherShares[j++];
            last = value;
        }
        return sum;
    }
}
