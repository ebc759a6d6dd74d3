namespace MlPipeline.Drift.Statistics;

/// <summary>The population stability index: how far a distribution has moved from a reference, bin by bin.</summary>
/// <remarks>
/// Σ (observed − expected) × ln(observed / expected) over the shares of the bins; Siddiqi, <i>Credit Risk Scorecards</i>
/// (2006), who calls below 0.1 no and above 0.25 a large shift. Without any shift it is about (bins − 1) / rows, so
/// it says little about few rows.
/// </remarks>
public static class StabilityIndex
{
    /// <summary>Below so many rows chance alone comes near 0.1 for ten bins.</summary>
    public const int FewestRows = 200;

    /// <summary>From here on a shift is called moderate.</summary>
    public const double Moderate = 0.1;

    /// <summary>From here on a shift is called large.</summary>
    public const double Large = 0.25;

    /// <summary>Half a row is added to each bin, so that an empty one does not give infinity.</summary>
    const double Smoothing = 0.5;

    /// <summary>The index.</summary>
    /// <param name="observed">The rows of each bin.</param>
    /// <param name="expected">The share of each bin in the reference.</param>
    /// <param name="referenceRows">The rows of the reference.</param>
    public static double Of(ReadOnlySpan<long> observed, ReadOnlySpan<double> expected, double referenceRows)
    {
        long rows = 0;
        foreach (var count in observed)
            rows += count;
        var sum = 0.0;
        for (var bin = 0; bin < observed.Length; bin++)
        {
            var now = Share(observed[bin], rows, observed.Length);
            var before = Share(expected[bin] * referenceRows, referenceRows, observed.Length);
            sum += (now - before) * Math.Log(now / before);
        }
        return sum;
    }

    static double Share(double rows, double all, int bins) => (rows + Smoothing) / (all + Smoothing * bins);
}
