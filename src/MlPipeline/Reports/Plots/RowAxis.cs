using ScottPlot;

namespace MlPipeline.Reports.Plots;

/// <summary>The horizontal axis of plots over the test rows.</summary>
static class RowAxis
{
    /// <summary>Sets limits and ticks: days where the rows have them, else positions.</summary>
    public static void Frame(Plot plot, TestSeries series)
    {
        plot.Axes.Margins(0, 0.08);
        plot.Axes.AutoScale();
        if (series.Rows.Count == 0)
            return;
        var first = series.Rows[0].X;
        var last = series.Rows[^1].X;
        var margin = Math.Max(0.5, (last - first) * 0.01);
        plot.Axes.SetLimitsX(first - margin, last + margin);
        if (series.Dated)
            DayTicks.Apply(plot, first, last);
    }
}
