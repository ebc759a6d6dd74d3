using MlPipeline.Pipelines;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace MlPipeline.Reports.Plots;

/// <summary>The features by how much the error grows when they are shuffled.</summary>
static class ImportancePlot
{
    /// <summary>The number of features shown.</summary>
    public const int Most = 15;

    /// <summary>Draws it.</summary>
    public static PlotImage Draw(string name, IReadOnlyList<FeatureImportance> importance, Vocabulary words)
    {
        const string title = "What the predictions rest on";
        var top = importance.Where(x => double.IsFinite(x.RmseIncrease)).Take(Most).ToList();
        var height = 110 + 25 * top.Count;
        using var plot = PlotStyle.Create(words.WithUnit("increase of the RMSE when the feature is shuffled"));
        var bars = plot.Add.Bars(
            top.Select(
                    (x, i) =>
                        new Bar
                        {
                            Position = -i,
                            Value = x.RmseIncrease,
                            Size = 0.68,
                            FillColor = PlotStyle.Bar,
                            LineWidth = 0,
                        }
                )
                .ToArray()
        );
        bars.Horizontal = true;
        for (var i = 0; i < top.Count; i++)
        {
            var (mean, deviation) = (top[i].RmseIncrease, top[i].StandardDeviation);
            if (!(deviation > 0) || !double.IsFinite(deviation))
                continue;
            var line = plot.Add.Line(mean - deviation, -i, mean + deviation, -i);
            line.LineColor = PlotStyle.Ink;
            line.LineWidth = 1.5f;
            line.MarkerSize = 0;
        }
        plot.Axes.Left.TickGenerator = new NumericManual(
            [.. top.Select((_, i) => (double)-i)],
            [.. top.Select(x => PlotStyle.Short(x.Feature))]
        );
        plot.Axes.Left.TickLabelStyle.ForeColor = PlotStyle.Ink;
        plot.Axes.Margins(left: top.Exists(x => x.RmseIncrease < 0) ? 0.03 : 0, right: 0.05, bottom: 0.01, top: 0.01);
        PlotStyle.WithoutGrid(plot, ofX: false);
        LegendKey[] legend =
        [
            new("mean of the repeats", PlotStyle.Bar, LegendShape.Area),
            new("± one standard deviation", PlotStyle.Ink),
        ];
        return new(
            name,
            PlotStyle.Wide,
            height,
            $"Bar plot: permutation importance of {top.Count} of {importance.Count} features. Most important: "
                + string.Join(", ", top.Take(3).Select(x => $"{x.Feature} ({words.Amount(x.RmseIncrease)})"))
                + ".",
            PlotStyle.Render(plot, title, null, legend, PlotStyle.Wide, height)
        );
    }
}
