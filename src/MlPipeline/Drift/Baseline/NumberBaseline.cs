using System.Globalization;
using MlPipeline.Drift.Statistics;
using MlPipeline.Fields;

namespace MlPipeline.Drift.Baseline;

/// <summary>How the values of a number field were distributed in training.</summary>
public sealed record NumberBaseline : FieldBaseline
{
    /// <summary>The most values that are kept of a period; it has all of its values up to here.</summary>
    public const int MostValues = 1_000;

    /// <summary>About so many are kept of all periods together.</summary>
    public const int MostValuesOfAll = 10_000;

    const int FewestValues = 64;

    /// <summary>The standard deviation of all rows (divisor n); distances are multiples of it.</summary>
    public required double StandardDeviation { get; init; }

    /// <summary>The values of each period, ascending: all of them, or else as many quantiles at equal steps.</summary>
    public required IReadOnlyList<double[]> Values { get; init; }

    /// <summary>Profiles a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="values">Its value in each row; NaN where it is missing.</param>
    /// <param name="rows">The rows by period.</param>
    /// <param name="periods">The periods.</param>
    internal static NumberBaseline Of(
        Field field,
        ReadOnlySpan<double> values,
        PeriodRows rows,
        IReadOnlyList<BaselinePeriod> periods
    )
    {
        var present = rows.Sorted(values);
        var most = Math.Clamp(MostValuesOfAll / periods.Count, FewestValues, MostValues);
        var kept = present.Select(x => Kept(x.Span, most)).ToArray();
        var missing = MissingRows.Of(values, rows);
        var deviation = Deviation(values);
        var samples = kept.Select(x => x.Length == 0 ? null : WeightedSample.Of(x)).ToArray();
        return new NumberBaseline
        {
            Name = field.Name,
            Unit = field.Unit,
            Rows = [.. present.Select(x => x.Length)],
            Missing = missing.PerPeriod,
            StandardDeviation = deviation,
            Values = kept,
            DesignEffect = rows.HasDays
                ? Statistics.DesignEffect.Of(rows.Days, Scores(values, rows, periods, samples, present))
                : 1,
            MissingDesignEffect = missing.DesignEffect(rows, periods),
            NaturalDistance = NaturalVariation.Of(
                periods,
                x => present[x].Length >= BaselinePeriod.FewestRows,
                (one, other) => Wasserstein.Distance(samples[one]!, samples[other]!) / deviation
            ),
            NaturalMissing = missing.Natural(periods),
        };
    }

    /// <summary>The same with the digits that single precision has: more would only take space.</summary>
    internal NumberBaseline InSinglePrecision() =>
        this with
        {
            Values = [.. Values.Select(x => x.Select(Rounded).ToArray())],
        };

    /// <summary>The distribution in some periods; null where they have no value.</summary>
    internal WeightedSample? In(IEnumerable<int> periods)
    {
        (WeightedSample, double)[] parts =
        [
            .. periods.Where(x => Rows[x] > 0).Select(x => (WeightedSample.Of(Values[x]), (double)Rows[x])),
        ];
        return parts.Length == 0 ? null : WeightedSample.Mix(parts);
    }

    /// <summary>The values themselves, or quantiles in the middle of as many equal shares.</summary>
    static double[] Kept(ReadOnlySpan<double> ascending, int most)
    {
        var kept = new double[Math.Min(most, ascending.Length)];
        for (var i = 0; i < kept.Length; i++)
            kept[i] = ascending[(int)((i + 0.5) / kept.Length * ascending.Length)];
        return kept;
    }

    static double Rounded(double value) =>
        double.Parse(value.ToString("G7", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    static double Deviation(ReadOnlySpan<double> values)
    {
        double sum = 0,
            squares = 0;
        var count = 0;
        foreach (var value in values)
            if (!double.IsNaN(value))
                (sum, count) = (sum + value, count + 1);
        foreach (var value in values)
            if (!double.IsNaN(value))
                squares += (value - sum / count) * (value - sum / count);
        var deviation = Math.Sqrt(squares / Math.Max(1, count));
        // Values near the end of what a double holds have squares beyond it; and nothing is divided by 0.
        return double.IsFinite(deviation) && deviation > 0 ? deviation
            : deviation > 0 ? double.MaxValue
            : 1;
    }

    /// <summary>The normal score of each row within its season, less the season's mean.</summary>
    static double[] Scores(
        ReadOnlySpan<double> values,
        PeriodRows rows,
        IReadOnlyList<BaselinePeriod> periods,
        WeightedSample?[] samples,
        IReadOnlyList<ReadOnlyMemory<double>> present
    )
    {
        var scales = new Dictionary<int, RankScale>();
        foreach (var season in Enumerable.Range(0, periods.Count).GroupBy(x => periods[x].Season))
        {
            (WeightedSample, double)[] parts =
            [
                .. season.Where(x => samples[x] is not null).Select(x => (samples[x]!, (double)present[x].Length)),
            ];
            if (parts.Length > 0)
                scales.Add(season.Key, new RankScale(WeightedSample.Mix(parts), parts.Sum(x => x.Item2)));
        }
        var scores = new double[values.Length];
        for (var row = 0; row < scores.Length; row++)
            scores[row] =
                double.IsNaN(values[row]) ? double.NaN
                : scales[periods[rows.PeriodOf[row]].Season] is var scale
                    ? scale.Score(scale.Cell(values[row])) - scale.MeanScore
                : 0;
        return scores;
    }
}
