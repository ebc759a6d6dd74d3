using ScottPlot;

namespace MlPipeline.Reports.Plots;

/// <summary>How often errors of each size occur, and where their mean lies.</summary>
static class ErrorHistogramPlot
{
    const int MostBins = 40;

    /// <summary>Draws it.</summary>
    public static PlotImage Draw(string name, TestSeries series, Vocabulary words)
    {
        const string title = "How large the errors are";
        const int height = 400;
        using var plot = PlotStyle.Create(words.WithUnit("predicted − actual"));
        var errors = series.SortedErrors;
        if (errors.Length > 0)
        {
            var (start, width, counts) = Bins(errors);
            plot.Add.Bars(
                counts
                    .Select(
                        (count, i) =>
                            new Bar
                            {
                                Position = start + (i + 0.5) * width,
                                Value = count,
                                Size = width * 0.94,
                                FillColor = PlotStyle.Bar,
                                LineWidth = 0,
                            }
                    )
                    .ToArray()
            );
            plot.Add.VerticalLine(0, 1.5f, PlotStyle.Ink, LinePattern.Dashed);
            plot.Add.VerticalLine(errors.Average(), 2, PlotStyle.Accent);
        }
        plot.Axes.Margins(left: 0.04, right: 0.04, bottom: 0, top: 0.06);
        PlotStyle.WithoutGrid(plot, ofX: true);
        LegendKey[] legend = [new("mean (bias)", PlotStyle.Accent), new("no error", PlotStyle.Ink, LegendShape.Dashes)];
        return new(
            name,
            PlotStyle.Half,
            height,
            $"Histogram: {title}. {Spread(errors, words)}",
            PlotStyle.Render(plot, title, words.RowsAreDays ? "days" : "rows", legend, PlotStyle.Half, height)
        );
    }

    /// <summary>The spread of the errors in a sentence.</summary>
    public static string Spread(double[] sortedErrors, Vocabulary words) =>
        sortedErrors.Length == 0
            ? "There is nothing to show."
            : $"Half of the errors lie between {Digits.Significant(Quantile(sortedErrors, 0.25), 2)} and {words.Amount(Quantile(sortedErrors, 0.75))}, "
                + $"nine in ten between {Digits.Significant(Quantile(sortedErrors, 0.05), 2)} and {words.Amount(Quantile(sortedErrors, 0.95))}.";

    /// <summary>Bins after Freedman and Diaconis (1981): the width is 2·IQR/∛n, which follows the spread and not the outliers.</summary>
    static (double Start, double Width, int[] Counts) Bins(double[] sorted)
    {
        var range = sorted[^1] - sorted[0];
        var width = 2 * (Quantile(sorted, 0.75) - Quantile(sorted, 0.25)) / Math.Cbrt(sorted.Length);
        if (range <= 0)
            return (sorted[0] - 0.5, 1, [sorted.Length]);
        var bins = width > 0 ? (int)Math.Clamp(Math.Ceiling(range / width), 5, MostBins) : MostBins;
        var counts = new int[bins];
        foreach (var error in sorted)
            counts[Math.Min(bins - 1, (int)((error - sorted[0]) / range * bins))]++;
        return (sorted[0], range / bins, counts);
    }

    static double Quantile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
