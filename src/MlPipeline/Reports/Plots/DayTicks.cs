using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace MlPipeline.Reports.Plots;

/// <summary>Ticks of a time axis, at the starts of months or years, with the year named where it begins.</summary>
static class DayTicks
{
    const int MostTicks = 13;
    const int DaysWithoutMonths = 62;

    /// <summary>Puts the ticks on the horizontal axis.</summary>
    /// <param name="plot">The plot; its horizontal axis holds OLE Automation dates.</param>
    /// <param name="first">The first day.</param>
    /// <param name="last">The last day.</param>
    public static void Apply(Plot plot, double first, double last)
    {
        var from = DateTime.FromOADate(first);
        var to = DateTime.FromOADate(last);
        var ticks = new NumericManual();
        var named = 0;
        var close = last - first <= DaysWithoutMonths;
        foreach (var day in close ? Days(from, to) : Months(from, to))
        {
            var text = day.ToString(close ? "MMM d" : "MMM", CultureInfo.InvariantCulture);
            ticks.AddMajor(
                day.ToOADate(),
                day.Year == named ? text : text + day.ToString("'\n'yyyy", CultureInfo.InvariantCulture)
            );
            named = day.Year;
        }
        plot.Axes.Bottom.TickGenerator = ticks;
    }

    static IEnumerable<DateTime> Days(DateTime from, DateTime to)
    {
        var step = ((int[])[1, 2, 7]).First(x => x == 7 || (to - from).TotalDays / x < MostTicks);
        for (var day = from; day <= to; day = day.AddDays(step))
            yield return day;
    }

    static IEnumerable<DateTime> Months(DateTime from, DateTime to)
    {
        var months = (to.Year - from.Year) * 12 + to.Month - from.Month + 1;
        var steps = (int[])[1, 2, 3, 6, 12, 24, 60, 120];
        var step = steps.FirstOrDefault(x => months / x <= MostTicks, steps[^1]);
        var start = new DateTime(from.Year, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        for (var day = start; day <= to; day = day.AddMonths(step))
            if (day >= from)
                yield return day;
    }
}
