namespace MlPipeline.Drift.Baseline;

/// <summary>The rows in which a field has no value.</summary>
sealed class MissingRows
{
    readonly bool[] isMissing;
    readonly int[] all;

    MissingRows(bool[] isMissing, PeriodRows rows)
    {
        this.isMissing = isMissing;
        var missing = new int[rows.Periods.Length];
        all = new int[rows.Periods.Length];
        for (var row = 0; row < isMissing.Length; row++)
        {
            all[rows.PeriodOf[row]]++;
            if (isMissing[row])
                missing[rows.PeriodOf[row]]++;
        }
        PerPeriod = missing;
    }

    /// <summary>How many there are in each period.</summary>
    public IReadOnlyList<int> PerPeriod { get; }

    /// <summary>Those of a number, where NaN stands for a missing value.</summary>
    public static MissingRows Of(ReadOnlySpan<double> values, PeriodRows rows)
    {
        var isMissing = new bool[values.Length];
        for (var row = 0; row < isMissing.Length; row++)
            isMissing[row] = double.IsNaN(values[row]);
        return new(isMissing, rows);
    }

    /// <summary>Those of a category, where −1 stands for a missing value.</summary>
    public static MissingRows Of(ReadOnlySpan<int> codes, PeriodRows rows)
    {
        var isMissing = new bool[codes.Length];
        for (var row = 0; row < isMissing.Length; row++)
            isMissing[row] = codes[row] < 0;
        return new(isMissing, rows);
    }

    /// <summary>How many rows count as one independent row.</summary>
    public double DesignEffect(PeriodRows rows, IReadOnlyList<BaselinePeriod> periods)
    {
        if (!rows.HasDays || PerPeriod.All(x => x == 0))
            return 1;
        var shares = Enumerable
            .Range(0, periods.Count)
            .GroupBy(x => periods[x].Season)
            .ToDictionary(x => x.Key, x => (double)x.Sum(y => PerPeriod[y]) / x.Sum(y => all[y]));
        return Statistics.DesignEffect.Of(
            rows.Days,
            [.. isMissing.Select((x, row) => (x ? 1 : 0) - shares[periods[rows.PeriodOf[row]].Season])]
        );
    }

    /// <summary>How far the shares of periods are apart by nature.</summary>
    public double? Natural(IReadOnlyList<BaselinePeriod> periods) =>
        NaturalVariation.Of(
            periods,
            x => all[x] >= BaselinePeriod.FewestRows,
            (one, other) => Math.Abs(Share(one) - Share(other))
        );

    double Share(int period) => (double)PerPeriod[period] / all[period];
}
