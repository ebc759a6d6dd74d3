using ScottPlot;

namespace MlPipeline.Reports.Plots;

/// <summary>How far champion and candidate are off over the test rows, as a running mean: which of the two follows the present?</summary>
static class ContestPlot
{
    const int Height = 280;

    /// <summary>Draws it.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="days">The day of each row; null where rows have none.</param>
    /// <param name="labels">The label of each row.</param>
    /// <param name="champion">The champion's prediction of each.</param>
    /// <param name="candidate">The candidate's prediction of each.</param>
    /// <param name="window">Rows in the running mean.</param>
    /// <param name="words">The words of the report.</param>
    public static PlotImage Draw(
        string name,
        IReadOnlyList<DateOnly>? days,
        IReadOnlyList<double> labels,
        IReadOnlyList<double> champion,
        IReadOnlyList<double> candidate,
        int window,
        Vocabulary words
    )
    {
        window = Math.Clamp(window, 1, labels.Count);
        var title = $"Absolute error on the test rows, mean of {words.Rows(window)}";
        using var plot = PlotStyle.Create(days is null ? "Test row" : null);
        double[] xs =
        [
            .. Enumerable
                .Range(window - 1, labels.Count - window + 1)
                .Select(i => days is null ? i + 1 : days[i].ToDateTime(default).ToOADate()),
        ];
        var theirs = Means(labels, champion, window);
        var ours = Means(labels, candidate, window);
        Add(plot, xs, theirs, PlotStyle.Actual, 4);
        Add(plot, xs, ours, PlotStyle.Predicted, 2.5f);
        plot.Axes.AutoScale();
        var highest = theirs.Concat(ours).Where(double.IsFinite).DefaultIfEmpty(1).Max();
        plot.Axes.SetLimits(xs[0] - 1, xs[^1] + 1, 0, highest * 1.08);
        if (days is not null)
            DayTicks.Apply(plot, xs[0], xs[^1]);
        LegendKey[] legend = [new("champion", PlotStyle.Actual), new("candidate", PlotStyle.Predicted)];
        return new(
            name,
            PlotStyle.Wide,
            Height,
            $"Line plot: {title}. Champion {words.Amount(theirs.Average(), 3)}, candidate {words.Amount(ours.Average(), 3)} on average.",
            PlotStyle.Render(plot, title, words.WithUnit("absolute error"), legend, PlotStyle.Wide, Height)
        );
    }

    static void Add(Plot plot, double[] xs, double[] ys, Color color, float width)
    {
        var line = plot.Add.ScatterLine(xs, ys, color);
        line.LineWidth = width;
        line.LineStyle.Rounded = true;
    }

    static double[] Means(IReadOnlyList<double> labels, IReadOnlyList<double> predictions, int window) =>
        [
            .. Enumerable
                .Range(0, labels.Count - window + 1)
                .Select(start =>
                    Enumerable.Range(start, window).Average(row => Math.Abs(predictions[row] - labels[row]))
                ),
        ];
}
