using System.Globalization;
using MlPipeline.Pipelines;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace MlPipeline.Reports.Plots;

/// <summary>The mean absolute error of each group of rows beside that of all.</summary>
static class ErrorGroupPlot
{
    static readonly DateTimeFormatInfo Calendar = CultureInfo.InvariantCulture.DateTimeFormat;

    /// <summary>Draws it.</summary>
    public static PlotImage Draw(string name, ErrorGrouping grouping, double overall, Vocabulary words)
    {
        var title = $"Error by {grouping.Name.ToLowerInvariant()}";
        const int height = 280;
        using var plot = PlotStyle.Create();
        plot.Add.Bars(
            grouping
                .Groups.Select(
                    (group, i) =>
                        new Bar
                        {
                            Position = i,
                            Value = double.IsFinite(group.Metrics.Mae) ? group.Metrics.Mae : 0,
                            Size = 0.72,
                            FillColor = PlotStyle.Bar,
                            LineWidth = 0,
                        }
                )
                .ToArray()
        );
        if (double.IsFinite(overall))
            plot.Add.HorizontalLine(overall, 1.5f, PlotStyle.Accent, LinePattern.Dashed);
        plot.Axes.Bottom.TickGenerator = new NumericManual(
            [.. grouping.Groups.Select((_, i) => (double)i)],
            [.. grouping.Groups.Select(x => Abbreviated(x.Name))]
        );
        plot.Axes.Margins(left: 0.02, right: 0.02, bottom: 0, top: 0.1);
        PlotStyle.WithoutGrid(plot, ofX: true);
        var hardest = grouping.Groups.MaxBy(x => x.Metrics.Mae)!;
        var easiest = grouping.Groups.MinBy(x => x.Metrics.Mae)!;
        return new(
            name,
            PlotStyle.Half,
            height,
            $"Bar plot: mean absolute error by {grouping.Name.ToLowerInvariant()}. Hardest: {hardest.Name}, {words.Amount(hardest.Metrics.Mae)}; "
                + $"easiest: {easiest.Name}, {words.Amount(easiest.Metrics.Mae)}; all together: {words.Amount(overall)}.",
            PlotStyle.Render(
                plot,
                title,
                words.WithUnit("mean absolute error"),
                [new("all together", PlotStyle.Accent, LegendShape.Dashes)],
                PlotStyle.Half,
                height
            )
        );
    }

    /// <summary>Days and months by their first three letters, as is usual; other names as they are while there is room.</summary>
    static string Abbreviated(string name) =>
        Calendar.DayNames.Contains(name) || Calendar.MonthNames.Contains(name)
            ? name[..Math.Min(3, name.Length)]
            : PlotStyle.Short(name, 12);
}
