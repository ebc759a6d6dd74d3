using System.Globalization;
using MlPipeline.DataLoaders;
using MlPipeline.Drift.Statistics;
using MlPipeline.Fields;
using MlPipeline.Registry;

namespace MlPipeline.Drift.Baseline;

/// <summary>How often each category of a text, or of a number with few distinct values, occurred in training.</summary>
public sealed record CategoryBaseline : FieldBaseline
{
    /// <summary>A number with at most so many distinct values is one of categories (as Evidently has it).</summary>
    public const int MostNumbers = 5;

    /// <summary>Enough to tell how alike rows are that follow each other.</summary>
    const int MostScored = 20;

    /// <summary>Whether the field is a number.</summary>
    public required bool IsNumber { get; init; }

    /// <summary>The categories, sorted ordinally; at most <see cref="TextProfile.MaxCategories"/>, the most frequent.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>The rows of each category, per period.</summary>
    public required IReadOnlyList<int[]> Counts { get; init; }

    /// <summary>The rows of all further categories together, per period.</summary>
    public required IReadOnlyList<int> Other { get; init; }

    /// <summary>How many categories occurred once: among as many rows again about so many would be new (Good 1953).</summary>
    internal int Singletons =>
        Enumerable.Range(0, Categories.Count).Count(category => Counts.Sum(x => x[category]) == 1);

    /// <summary>Whether there are categories that are not kept.</summary>
    internal bool HasOthers => Other.Any(x => x > 0);

    /// <summary>Profiles a text.</summary>
    internal static CategoryBaseline Of(TextColumn column, PeriodRows rows, IReadOnlyList<BaselinePeriod> periods)
    {
        var profile = TextProfile.Of(column);
        string[] categories = [.. profile.Categories.Keys];
        var places = categories.Index().ToDictionary(x => x.Item, x => x.Index, StringComparer.Ordinal);
        int[] placeOf = [.. column.Categories.Select(x => places.GetValueOrDefault(x, categories.Length))];
        int[] codes = [.. column.Codes.ToArray().Select(x => x < 0 ? -1 : placeOf[x])];
        return Of(column.Field, isNumber: false, categories, codes, rows, periods);
    }

    /// <summary>Profiles a number with few distinct values; null where it has more than <see cref="MostNumbers"/>.</summary>
    internal static CategoryBaseline? Of(NumberColumn column, PeriodRows rows, IReadOnlyList<BaselinePeriod> periods)
    {
        var distinct = new SortedSet<double>();
        foreach (var value in column.Values)
            if (!double.IsNaN(value) && distinct.Add(value) && distinct.Count > MostNumbers)
                return null;
        double[] values = [.. distinct];
        return Of(
            column.Field,
            isNumber: true,
            [.. values.Select(TextOf)],
            [.. column.Values.ToArray().Select(x => double.IsNaN(x) ? -1 : Array.BinarySearch(values, x))],
            rows,
            periods
        );
    }

    /// <summary>A number as a category.</summary>
    internal static string TextOf(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The share of each category in some periods, and of all others; null where they have no value.</summary>
    internal double[]? In(IEnumerable<int> periods)
    {
        var counts = new double[Categories.Count + 1];
        foreach (var period in periods)
        {
            for (var i = 0; i < Categories.Count; i++)
                counts[i] += Counts[period][i];
            counts[^1] += Other[period];
        }
        var sum = counts.Sum();
        return sum <= 0 ? null : [.. counts.Select(x => x / sum)];
    }

    static CategoryBaseline Of(
        Field field,
        bool isNumber,
        string[] categories,
        int[] codes,
        PeriodRows rows,
        IReadOnlyList<BaselinePeriod> periods
    )
    {
        var counts = periods.Select(_ => new int[categories.Length + 1]).ToArray();
        for (var row = 0; row < codes.Length; row++)
            if (codes[row] >= 0)
                counts[rows.PeriodOf[row]][codes[row]]++;
        var missing = MissingRows.Of(codes, rows);
        int[] present = [.. counts.Select(x => x.Sum())];
        return new CategoryBaseline
        {
            Name = field.Name,
            Unit = field.Unit,
            IsNumber = isNumber,
            Categories = categories,
            Counts = [.. counts.Select(x => x[..categories.Length])],
            Other = [.. counts.Select(x => x[^1])],
            Rows = present,
            Missing = missing.PerPeriod,
            DesignEffect = rows.HasDays
                ? Statistics.DesignEffect.Of(rows.Days, Scores(codes, counts, rows, periods))
                : 1,
            MissingDesignEffect = missing.DesignEffect(rows, periods),
            NaturalDistance = NaturalVariation.Of(
                periods,
                x => present[x] >= BaselinePeriod.FewestRows,
                (one, other) => JensenShannon.Distance(Shares(one), Shares(other))
            ),
            NaturalMissing = missing.Natural(periods),
        };

        double[] Shares(int period) => [.. counts[period].Select(x => (double)x / present[period])];
    }

    /// <summary>For each of the largest categories, whether a row is of it, less the season's share.</summary>
    static IEnumerable<double[]> Scores(
        int[] codes,
        int[][] counts,
        PeriodRows rows,
        IReadOnlyList<BaselinePeriod> periods
    )
    {
        var seasons = Enumerable.Range(0, periods.Count).GroupBy(x => periods[x].Season).ToArray();
        foreach (
            var category in Enumerable
                .Range(0, counts[0].Length)
                .OrderByDescending(category => counts.Sum(x => x[category]))
                .Take(MostScored)
        )
        {
            var shares = seasons.ToDictionary(
                x => x.Key,
                x =>
                    x.Sum(period => (double)counts[period][category])
                    / Math.Max(1, x.Sum(period => counts[period].Sum()))
            );
            double[] shareOf = [.. periods.Select(x => shares[x.Season])];
            var scores = new double[codes.Length];
            for (var row = 0; row < scores.Length; row++)
                scores[row] =
                    codes[row] < 0 ? double.NaN : (codes[row] == category ? 1 : 0) - shareOf[rows.PeriodOf[row]];
            yield return scores;
        }
    }
}
