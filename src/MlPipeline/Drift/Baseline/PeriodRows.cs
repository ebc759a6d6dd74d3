using MlPipeline.DataLoaders;
using MlPipeline.Fields;

namespace MlPipeline.Drift.Baseline;

/// <summary>The rows of a dataset by the period that they lie in.</summary>
sealed class PeriodRows
{
    PeriodRows(int[] days, int[] periodOf, BaselinePeriod[] periods)
    {
        Days = days;
        PeriodOf = periodOf;
        Periods = periods;
    }

    /// <summary>The day number of each row; −1 where it has none.</summary>
    public int[] Days { get; }

    /// <summary>Whether any row has a day.</summary>
    public bool HasDays => Periods.Any(x => x.Year > 0);

    /// <summary>The place of each row's period among <see cref="Periods"/>.</summary>
    public int[] PeriodOf { get; }

    /// <summary>The periods, by year and season.</summary>
    public BaselinePeriod[] Periods { get; }

    /// <summary>Sorts the rows of a dataset.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="date">The field with the day; null where there is none.</param>
    /// <param name="seasonality">The rhythm of the data.</param>
    public static PeriodRows Of(Dataset rows, Field? date, Seasonality seasonality)
    {
        var days = new int[rows.RowCount];
        Array.Fill(days, -1);
        if (date is not null && rows.Has(date))
            rows.Date(date).DayNumbers.CopyTo(days);
        var periodOfDay = new Dictionary<int, BaselinePeriod>();
        foreach (var day in days)
            if (!periodOfDay.ContainsKey(day))
                periodOfDay.Add(day, Of(day, seasonality));
        BaselinePeriod[] periods = [.. periodOfDay.Values.Distinct().OrderBy(x => x.Year).ThenBy(x => x.Season)];
        var placeOfDay = periodOfDay.ToDictionary(x => x.Key, x => Array.IndexOf(periods, x.Value));
        return new PeriodRows(days, Array.ConvertAll(days, x => placeOfDay[x]), periods);
    }

    /// <summary>The values of each period, ascending, without those that are missing (NaN).</summary>
    public IReadOnlyList<ReadOnlyMemory<double>> Sorted(ReadOnlySpan<double> values)
    {
        var counts = new int[Periods.Length];
        for (var row = 0; row < values.Length; row++)
            if (!double.IsNaN(values[row]))
                counts[PeriodOf[row]]++;
        var sorted = counts.Select(x => new double[x]).ToArray();
        Array.Clear(counts);
        for (var row = 0; row < values.Length; row++)
            if (!double.IsNaN(values[row]))
                sorted[PeriodOf[row]][counts[PeriodOf[row]]++] = values[row];
        foreach (var period in sorted)
            Array.Sort(period);
        return [.. sorted.Select(x => (ReadOnlyMemory<double>)x)];
    }

    /// <summary>The same rows and periods, but no season differs from another.</summary>
    public IReadOnlyList<BaselinePeriod> WithoutSeasons => [.. Periods.Select(x => x with { Season = 0 })];

    static BaselinePeriod Of(int day, Seasonality seasonality)
    {
        if (day < 0)
            return default;
        var date = DateOnly.FromDayNumber(day);
        return new(BaselinePeriod.SeasonOf(date, seasonality), date.Year);
    }
}
