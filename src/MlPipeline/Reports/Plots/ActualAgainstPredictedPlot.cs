using ScottPlot;

namespace MlPipeline.Reports.Plots;

/// <summary>Each test row by its prediction and its label: points on the diagonal were predicted exactly.</summary>
static class ActualAgainstPredictedPlot
{
    /// <summary>Draws it.</summary>
    public static PlotImage Draw(string name, TestSeries series, Vocabulary words)
    {
        const string title = "Actual against predicted";
        const int height = 400;
        using var plot = PlotStyle.Create(words.WithUnit("predicted"));
        var values = series.Rows.SelectMany(x => (double[])[x.Actual, x.Predicted]).DefaultIfEmpty(0).ToList();
        var margin = Math.Max((values.Max() - values.Min()) * 0.05, 1e-9);
        var (low, high) = (values.Min() - margin, values.Max() + margin);
        var diagonal = plot.Add.Line(low, low, high, high);
        diagonal.LineColor = PlotStyle.Muted;
        diagonal.LinePattern = LinePattern.Dashed;
        diagonal.MarkerSize = 0;
        var points = plot.Add.Markers(
            series.Rows.Select(x => x.Predicted).ToArray(),
            series.Rows.Select(x => x.Actual).ToArray(),
            MarkerShape.FilledCircle,
            6,
            PlotStyle.Predicted.WithAlpha(0.45)
        );
        points.MarkerStyle.LineWidth = 0;
        plot.Axes.SetLimits(low, high, low, high);
        LegendKey[] legend =
        [
            new(words.RowsAreDays ? "a day" : "a row", PlotStyle.Predicted, LegendShape.Dot),
            new("predicted exactly", PlotStyle.Muted, LegendShape.Dashes),
        ];
        var over = series.Rows.Count(x => x.Error > 0);
        return new(
            name,
            PlotStyle.Half,
            height,
            $"Scatter plot: actual against predicted {words.Label}. Of {words.Rows(series.Rows.Count)}, {Digits.Count(over)} "
                + "lie below the diagonal, where the prediction is too high.",
            PlotStyle.Render(plot, title, words.WithUnit("actual"), legend, PlotStyle.Half, height)
        );
    }
}
