namespace MlPipeline.Reports.Plots;

/// <summary>Actual and predicted label over the test rows: does the model follow?</summary>
static class ActualOverTimePlot
{
    /// <summary>Rows in the close-up: eight weeks of days, enough to see single ones.</summary>
    public const int CloseUp = 56;

    /// <summary>Draws all rows.</summary>
    public static PlotImage Draw(string name, string title, TestSeries series, Vocabulary words) =>
        Draw(name, title, series, words, Thickness(series.Rows.Count), height: 330);

    /// <summary>Draws the last rows closely; null where there are too few for that to add anything.</summary>
    public static PlotImage? DrawCloseUp(string name, TestSeries series, Vocabulary words) =>
        series.Rows.Count < 2 * CloseUp
            ? null
            : Draw(name, $"The last {words.Rows(CloseUp)}", series.Last(CloseUp), words, thickness: 5, height: 270);

    static PlotImage Draw(string name, string title, TestSeries series, Vocabulary words, float thickness, int height)
    {
        using var plot = PlotStyle.Create(series.Dated ? null : "Test row");
        var xs = series.Xs;
        var actual = plot.Add.ScatterLine(xs, series.Rows.Select(x => x.Actual).ToArray(), PlotStyle.Actual);
        actual.LineWidth = thickness;
        actual.LineStyle.Rounded = true;
        var predicted = plot.Add.ScatterLine(xs, series.Rows.Select(x => x.Predicted).ToArray(), PlotStyle.Predicted);
        predicted.LineWidth = thickness * 0.4f;
        predicted.LineStyle.Rounded = true;
        RowAxis.Frame(plot, series);
        LegendKey[] legend = [new("actual", PlotStyle.Actual), new("predicted", PlotStyle.Predicted)];
        return new(
            name,
            PlotStyle.Wide,
            height,
            Words(title, series, words),
            PlotStyle.Render(plot, title, words.LabelWithUnit, legend, PlotStyle.Wide, height)
        );
    }

    /// <summary>Thinner lines for more rows, so that a year shows its weeks and four years their seasons.</summary>
    static float Thickness(int rows) => Math.Clamp(1200f / Math.Max(1, rows), 1.4f, 3.2f);

    static string Words(string title, TestSeries series, Vocabulary words)
    {
        if (series.Rows.Count == 0)
            return $"{title}. There is nothing to show.";
        var rows = series.Rows;
        return $"Line plot: {title}, {words.Rows(rows.Count)} from {rows[0].Key} to {rows[^1].Key}. "
            + $"Actual values lie between {words.Amount(rows.Min(x => x.Actual), 3)} and {words.Amount(rows.Max(x => x.Actual), 3)}, "
            + $"predictions between {words.Amount(rows.Min(x => x.Predicted), 3)} and {words.Amount(rows.Max(x => x.Predicted), 3)}.";
    }
}
