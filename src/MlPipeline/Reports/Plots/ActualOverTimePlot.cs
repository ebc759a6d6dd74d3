namespace MlPipeline.Reports.Plots;

/// <summary>Actual and predicted label over the test rows: does the model follow?</summary>
static class ActualOverTimePlot
{
    /// <summary>Draws it.</summary>
    public static PlotImage Draw(string name, string title, TestSeries series, Vocabulary words)
    {
        var plot = PlotStyle.Create(series.Dated ? null : "Test row", words.Axis);
        var xs = series.Xs;
        var actual = plot.Add.ScatterLine(xs, series.Rows.Select(x => x.Actual).ToArray(), PlotStyle.Actual);
        actual.LineWidth = 3.2f;
        actual.LineStyle.Rounded = true;
        actual.LineColor = PlotStyle.Actual.WithAlpha(0.7);
        var predicted = plot.Add.ScatterLine(xs, series.Rows.Select(x => x.Predicted).ToArray(), PlotStyle.Predicted);
        predicted.LineWidth = 1.2f;
        OverRows.Frame(plot, series);
        LegendKey[] legend = [new("actual", PlotStyle.Actual), new("predicted", PlotStyle.Predicted)];
        const int height = 340;
        return new(
            name,
            PlotStyle.Wide,
            height,
            Words(title, series, words),
            PlotStyle.Render(plot, title, legend, PlotStyle.Wide, height)
        );
    }

    static string Words(string title, TestSeries series, Vocabulary words)
    {
        if (series.Rows.Count == 0)
            return $"{title}. There is nothing to show.";
        var low = series.Rows.Min(x => x.Actual);
        var high = series.Rows.Max(x => x.Actual);
        return $"Line plot: {title}, {words.Rows(series.Rows.Count)} from {series.Rows[0].Key} to {series.Rows[^1].Key}. "
            + $"Actual values lie between {words.Amount(low, 3)} and {words.Amount(high, 3)}, predictions between "
            + $"{words.Amount(series.Rows.Min(x => x.Predicted), 3)} and {words.Amount(series.Rows.Max(x => x.Predicted), 3)}.";
    }
}
