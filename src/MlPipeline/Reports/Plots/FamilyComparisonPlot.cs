using MlPipeline.Pipelines;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace MlPipeline.Reports.Plots;

/// <summary>The families by their RMSE on test and training rows: left is better, a long line is over-fitting.</summary>
static class FamilyComparisonPlot
{
    /// <summary>Draws it.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="families">The families, best first.</param>
    /// <param name="evaluation">The evaluation, which names the best family and the baseline.</param>
    /// <param name="words">The words of the evaluation.</param>
    public static PlotImage Draw(
        string name,
        IReadOnlyList<FamilyEvaluation> families,
        Evaluation evaluation,
        Vocabulary words
    )
    {
        const string title = "Root mean squared error by family";
        var height = 115 + 30 * families.Count;
        using var plot = PlotStyle.Create(words.WithUnit("RMSE"));
        if (Headline.Baseline(evaluation) is { } baseline && double.IsFinite(baseline.Test.Rmse))
            plot.Add.VerticalLine(baseline.Test.Rmse, 1.5f, PlotStyle.Muted, LinePattern.Dashed);
        for (var i = 0; i < families.Count; i++)
        {
            var (train, test) = (families[i].Train.Rmse, families[i].Test.Rmse);
            if (!double.IsFinite(train) || !double.IsFinite(test))
                continue;
            var color = families[i].Family == evaluation.Best ? PlotStyle.Accent : PlotStyle.Predicted;
            var line = plot.Add.Line(train, -i, test, -i);
            line.LineColor = color.WithAlpha(0.45);
            line.LineWidth = 3;
            line.MarkerSize = 0;
            var open = plot.Add.Marker(train, -i, MarkerShape.FilledCircle, 10, Colors.White);
            open.MarkerStyle.OutlineColor = color;
            open.MarkerStyle.OutlineWidth = 2;
            plot.Add.Marker(test, -i, MarkerShape.FilledCircle, 12, color);
        }
        plot.Axes.Left.TickGenerator = new NumericManual(
            [.. families.Select((_, i) => (double)-i)],
            [.. families.Select(x => PlotStyle.Short(x.Title))]
        );
        plot.Axes.Left.TickLabelStyle.ForeColor = PlotStyle.Ink;
        plot.Axes.Margins(0.05, 0.12);
        plot.Axes.AutoScale();
        var limits = plot.Axes.GetLimits();
        plot.Axes.SetLimits(0, limits.Right * 1.02, 0.5 - families.Count, 0.5);
        PlotStyle.WithoutGrid(plot, ofX: false);
        List<LegendKey> legend =
        [
            new("test rows", PlotStyle.Predicted, LegendShape.Dot),
            new("training rows", PlotStyle.Predicted, LegendShape.Circle),
            new("best family", PlotStyle.Accent, LegendShape.Dot),
        ];
        if (evaluation.Baseline is not null)
            legend.Add(new("baseline on test rows", PlotStyle.Muted, LegendShape.Dashes));
        return new(
            name,
            PlotStyle.Wide,
            height,
            $"Dot plot: {title}, best first. "
                + string.Join(
                    "; ",
                    families.Select(x =>
                        $"{x.Title}: {Digits.Significant(x.Test.Rmse, 3)} on test rows, {Digits.Significant(x.Train.Rmse, 3)} on training rows"
                    )
                )
                + ".",
            PlotStyle.Render(plot, title, null, legend, PlotStyle.Wide, height)
        );
    }
}
