using MlPipeline.Pipelines;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace MlPipeline.Reports.Plots;

/// <summary>The mean absolute error of each group of rows beside that of all.</summary>
static class ErrorGroupPlot
{
    const int ShortName = 3;
    const int FewGroups = 7;

    /// <summary>Draws it.</summary>
    public static PlotImage Draw(string name, ErrorGrouping grouping, double overall, Vocabulary words)
    {
        var title = $"Error by {grouping.Name.ToLowerInvariant()}";
        const int height = 280;
        var plot = PlotStyle.Create(null, words.ErrorAxis("MAE"));
        plot.Add.Bars(
            grouping
                .Groups.Select(
                    (group, i) =>
                        new Bar
                        {
                            Position = i,
                            Value = double.IsFinite(group.Metrics.Mae) ? group.Metrics.Mae : 0,
                            Size = 0.72,
                            FillColor = PlotStyle.Predicted.WithAlpha(0.75),
                            LineWidth = 0,
                        }
                )
                .ToArray()
        );
        if (double.IsFinite(overall))
            plot.Add.HorizontalLine(overall, 1.5f, PlotStyle.Accent, LinePattern.Dashed);
        var shorten = grouping.Groups.Count > FewGroups || grouping.Groups.Any(x => x.Name.Length > 6);
        plot.Axes.Bottom.TickGenerator = new NumericManual(
            [.. grouping.Groups.Select((_, i) => (double)i)],
            [
                .. grouping.Groups.Select(x =>
                    shorten && IsCalendar(grouping)
                        ? x.Name[..Math.Min(ShortName, x.Name.Length)]
                        : PlotStyle.Short(x.Name, 12)
                ),
            ]
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
                [new("all together", PlotStyle.Accent, LegendShape.Dashes)],
                PlotStyle.Half,
                height
            )
        );
    }

    static bool IsCalendar(ErrorGrouping grouping) =>
        grouping.Name.Equals("Weekday", StringComparison.OrdinalIgnoreCase)
        || grouping.Name.Equals("Month", StringComparison.OrdinalIgnoreCase);
}
