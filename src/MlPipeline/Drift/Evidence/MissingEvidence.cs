using MlPipeline.Drift.Baseline;
using MlPipeline.Drift.Statistics;

namespace MlPipeline.Drift.Evidence;

/// <summary>Compares the shares of rows without a value.</summary>
sealed record MissingEvidence(double Then, double Now, Finding? Finding)
{
    /// <summary>Compares them.</summary>
    /// <param name="baseline">The field.</param>
    /// <param name="parts">The periods of each part of the baseline, with the new rows that are compared with it: those without a value, and all.</param>
    /// <param name="options">The limits.</param>
    public static MissingEvidence Of(
        FieldBaseline baseline,
        IReadOnlyList<(int[] Periods, long Missing, long Rows)> parts,
        DriftOptions options
    )
    {
        var rows = (double)parts.Sum(x => x.Rows);
        var now = parts.Sum(x => x.Missing) / rows;
        var then = parts.Sum(x => x.Rows / rows * baseline.MissingShare(x.Periods));
        if (now == 0 && then == 0)
            return new(0, 0, null);
        // The least share of any similar period that the new rows are away from.
        var distance = parts.Sum(x => x.Rows / rows * Nearest(baseline, x.Periods, (double)x.Missing / x.Rows));
        var (_, p) = TwoProportions.Test(
            now,
            rows,
            then,
            ReferenceSize.Of(parts.Select(x => (x.Rows / rows, AllRows(baseline, x.Periods)))),
            baseline.MissingDesignEffect
        );
        var threshold = Math.Max(options.Share, options.NaturalMargin * (baseline.NaturalMissing ?? 0));
        return new(then, now, new Finding(Aspect.Missing, distance, threshold, p));
    }

    static double Nearest(FieldBaseline baseline, int[] periods, double share)
    {
        int[] whole = [.. periods.Where(x => baseline.Rows[x] + baseline.Missing[x] >= BaselinePeriod.FewestRows)];
        return whole.Length == 0
            ? Math.Abs(share - baseline.MissingShare(periods))
            : whole.Min(x => Math.Abs(share - baseline.MissingShare([x])));
    }

    static double AllRows(FieldBaseline baseline, int[] periods) =>
        periods.Sum(x => (double)baseline.Rows[x] + baseline.Missing[x]);
}
