using System.Globalization;
using MlPipeline.Drift.Baseline;
using MlPipeline.Drift.Counting;

namespace MlPipeline.Drift.Evidence;

/// <summary>What a reader should know about the new rows beside their drift.</summary>
static class DriftNotes
{
    /// <summary>The notes, in sentences.</summary>
    /// <param name="reference">The training data.</param>
    /// <param name="counters">The new rows.</param>
    /// <param name="today">The day today; null where it is not asked.</param>
    public static IEnumerable<string> Of(BaselineProfile reference, DriftCounters counters, DateOnly? today)
    {
        var days = counters.Days;
        if (days.Missing > 0 || (reference.Date is not null && days.First is null && counters.Rows > 0))
            yield return Invariant(
                $"{(days.Missing > 0 ? days.Missing : counters.Rows)} of {counters.Rows} rows have no day ({reference.Date}): they were compared with the whole year."
            );
        if (days.Last > today)
            yield return Invariant(
                $"The last day, {days.Last:yyyy-MM-dd}, lies in the future (today is {today:yyyy-MM-dd}): are these observations?"
            );
        if (days.First <= reference.LastDate && days.Last >= reference.FirstDate)
            yield return Invariant(
                $"Days up to {reference.LastDate:yyyy-MM-dd} are among those that the model was trained on: they say little about drift."
            );
        foreach (var season in Seasons(days, reference).Where(season => reference.Periods.All(x => x.Season != season)))
            yield return $"Training has no rows of {BaselinePeriod.NameOf(season, reference.Seasonality)}: those rows were compared with the whole year.";
    }

    static IEnumerable<int> Seasons(DaySpan days, BaselineProfile reference)
    {
        const int year = 366;
        if (days is not { First: { } first, Last: { } last })
            return [];
        return Enumerable
            .Range(0, Math.Min(year, last.DayNumber - first.DayNumber + 1))
            .Select(x => BaselinePeriod.SeasonOf(first.AddDays(x), reference.Seasonality))
            .Where(x => x > 0)
            .Distinct();
    }

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
