using ScottPlot;

namespace MlPipeline.Reports.Plots;

/// <summary>The error of each test row in order, with its running mean: a mean that leaves zero is a model that goes stale.</summary>
static class ErrorsOverTimePlot
{
    /// <summary>Rows in the running mean: four weeks of days, so that weekdays cancel out.</summary>
    const int Window = 28;

    /// <summary>Draws it.</summary>
    public static PlotImage Draw(string name, TestSeries series, Vocabulary words)
    {
        var title = series.Dated ? "Errors over time" : "Errors over the test rows";
        const int height = 280;
        using var plot = PlotStyle.Create(series.Dated ? null : "Test row");
        var xs = series.Xs;
        var errors = series.Rows.Select(x => x.Error).ToArray();
        plot.Add.HorizontalLine(0, 1.2f, PlotStyle.Muted);
        var points = plot.Add.Markers(xs, errors, MarkerShape.FilledCircle, 5, PlotStyle.Predicted.WithAlpha(0.5));
        points.MarkerStyle.LineWidth = 0;
        List<LegendKey> legend =
        [
            new(words.RowsAreDays ? "error of a day" : "error of a row", PlotStyle.Predicted, LegendShape.Dot),
        ];
        var means = Enumerable.Range(0, Math.Max(0, errors.Length - Window + 1)).ToArray();
        if (means.Length > 1)
        {
            var line = plot.Add.ScatterLine(
                means.Select(i => xs[i..(i + Window)].Average()).ToArray(),
                means.Select(i => errors[i..(i + Window)].Average()).ToArray(),
                PlotStyle.Accent
            );
            line.LineWidth = 2;
            legend.Add(new($"mean of {words.Rows(Window)}", PlotStyle.Accent));
        }
        RowAxis.Frame(plot, series);
        return new(
            name,
            PlotStyle.Wide,
            height,
            Words(title, series, words),
            PlotStyle.Render(plot, title, words.WithUnit("predicted − actual"), legend, PlotStyle.Wide, height)
        );
    }

    static string Words(string title, TestSeries series, Vocabulary words)
    {
        if (series.Rows.Count == 0)
            return $"{title}. There is nothing to show.";
        var worst = series.Rows.MaxBy(x => Math.Abs(x.Error));
        var half = series.Rows.Count / 2;
        return $"Scatter plot: {title}, predicted minus actual. The largest is {words.Amount(worst.Error)} at {worst.Key}; "
            + $"the mean is {words.Amount(series.Rows.Take(Math.Max(1, half)).Average(x => x.Error))} in the first half and "
            + $"{words.Amount(series.Rows.Skip(half).Average(x => x.Error))} in the second.";
    }
}
