using MlPipeline.DataLoaders;
using MlPipeline.Fields;

namespace MlPipeline.Pipelines.Backtesting;

/// <summary>A stretch of time in which one model predicts.</summary>
/// <param name="Name">Its name, for example <c>2006-01</c>.</param>
/// <param name="Start">Its first day.</param>
/// <param name="FirstRow">The number of rows before it: all that is known when it begins.</param>
/// <param name="Rows">The number of its rows.</param>
public sealed record BacktestPeriod(string Name, DateOnly Start, int FirstRow, int Rows)
{
    /// <summary>Cuts days into periods; a period without a row is left out.</summary>
    /// <param name="rows">The rows, in the order of their days.</param>
    /// <param name="date">The field with the day.</param>
    /// <param name="cadence">How long a period is.</param>
    /// <param name="from">The first period holds this day.</param>
    /// <param name="to">The last day; null for that of the rows.</param>
    /// <exception cref="InputException">There are no rows before the first period, or none in any.</exception>
    public static IReadOnlyList<BacktestPeriod> Of(
        Dataset rows,
        Field date,
        Cadence cadence,
        DateOnly from,
        DateOnly? to = null
    )
    {
        var days = rows.Date(date);
        var last = days[rows.RowCount - 1]!.Value;
        var end = to is { } given && given < last ? given : last;
        var periods = new List<BacktestPeriod>();
        for (var start = cadence.StartOf(from); start <= end; start = cadence.After(start))
        {
            var first = Place(start);
            var next = Math.Min(Place(cadence.After(start)), Place(end.AddDays(1)));
            if (next > first)
                periods.Add(new BacktestPeriod(cadence.NameOf(start), start, first, next - first));
        }
        if (periods.Count == 0 || periods[0].FirstRow == 0)
            throw new InputException(
                $"A backtest from {from:yyyy-MM-dd} leaves "
                    + (periods.Count == 0 ? "no rows to predict" : "no rows to train the first model on")
                    + $"; the data run from {days.Display(0)} to {days.Display(rows.RowCount - 1)}.",
                "Begin after some years of the data."
            );
        return periods;

        int Place(DateOnly day)
        {
            var place = days.DayNumbers.BinarySearch(day.DayNumber);
            return place < 0 ? ~place : place;
        }
    }
}
