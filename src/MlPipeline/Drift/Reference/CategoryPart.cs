using MlPipeline.Drift.Baseline;
using MlPipeline.Drift.Statistics;

namespace MlPipeline.Drift.Reference;

/// <summary>The part of the baseline of a field of categories that the rows of one season are compared with.</summary>
sealed class CategoryPart
{
    readonly double[][] samples;

    /// <summary>Takes some periods of a baseline, which have a value.</summary>
    /// <param name="baseline">The field.</param>
    /// <param name="periods">The periods; the whole baseline stands in where they are too short.</param>
    public CategoryPart(CategoryBaseline baseline, int[] periods)
    {
        Periods = baseline.OrAll(periods);
        Shares = baseline.In(Periods)!;
        Rows = Periods.Sum(x => (long)baseline.Rows[x]);
        samples = [.. Periods.Where(x => baseline.Rows[x] >= BaselinePeriod.FewestRows).Select(x => baseline.In([x])!)];
        if (samples.Length == 0)
            samples = [Shares];
    }

    /// <summary>The periods.</summary>
    public int[] Periods { get; }

    /// <summary>The share of each category in all of them, the last one that of all others.</summary>
    public double[] Shares { get; }

    /// <summary>The rows with a value.</summary>
    public long Rows { get; }

    /// <summary>The Jensen–Shannon distance to the period that is most similar.</summary>
    public double Nearest(double[] shares) => samples.Min(x => JensenShannon.Distance(shares, x));
}
