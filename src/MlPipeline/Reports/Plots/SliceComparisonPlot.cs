using MlPipeline.Pipelines.Retraining;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace MlPipeline.Reports.Plots;

/// <summary>Champion and candidate on all test rows and on each slice: where the filled dot is left of the open one, the candidate errs less.</summary>
static class SliceComparisonPlot
{
    /// <summary>Draws it.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="all">The scores on all test rows.</param>
    /// <param name="slices">The scores on the slices to show.</param>
    /// <param name="words">The words of the report.</param>
    public static PlotImage Draw(
        string name,
        ScoreComparison all,
        IReadOnlyList<SliceComparison> slices,
        Vocabulary words
    )
    {
        const string title = "Error of champion and candidate, on all test rows and slice by slice";
        (string Name, ScoreComparison Scores)[] lines =
        [
            ("all test rows", all),
            .. slices.Select(x => ($"{x.Slicing}: {x.Slice}", x.Scores)),
        ];
        var height = 115 + 26 * lines.Length;
        using var plot = PlotStyle.Create(words.WithUnit("RMSE"));
        foreach (var (place, line) in lines.Index())
        {
            if (!double.IsFinite(line.Scores.Champion) || !double.IsFinite(line.Scores.Candidate))
                continue;
            var color = line.Scores.Difference <= 0 ? PlotStyle.Predicted : PlotStyle.Accent;
            var bar = plot.Add.Line(line.Scores.Champion, -place, line.Scores.Candidate, -place);
            bar.LineColor = color.WithAlpha(0.45);
            bar.LineWidth = 3;
            bar.MarkerSize = 0;
            var open = plot.Add.Marker(line.Scores.Champion, -place, MarkerShape.FilledCircle, 10, Colors.White);
            open.MarkerStyle.OutlineColor = PlotStyle.Muted;
            open.MarkerStyle.OutlineWidth = 2;
            plot.Add.Marker(line.Scores.Candidate, -place, MarkerShape.FilledCircle, 12, color);
        }
        plot.Axes.Left.TickGenerator = new NumericManual(
            [.. lines.Select((_, i) => (double)-i)],
            [.. lines.Select(x => PlotStyle.Short($"{x.Name} ({Digits.Count(x.Scores.Rows)})"))]
        );
        plot.Axes.Left.TickLabelStyle.ForeColor = PlotStyle.Ink;
        plot.Axes.Margins(0.05, 0.12);
        plot.Axes.AutoScale();
        plot.Axes.SetLimits(0, plot.Axes.GetLimits().Right * 1.02, 0.5 - lines.Length, 0.5);
        PlotStyle.WithoutGrid(plot, ofX: false);
        LegendKey[] legend =
        [
            new("champion", PlotStyle.Muted, LegendShape.Circle),
            new("candidate, at least as good", PlotStyle.Predicted, LegendShape.Dot),
            new("candidate, worse", PlotStyle.Accent, LegendShape.Dot),
        ];
        return new(
            name,
            PlotStyle.Wide,
            height,
            $"Dot plot: {title}. "
                + string.Join(
                    "; ",
                    lines.Select(x =>
                        $"{x.Name}: champion {Digits.Significant(x.Scores.Champion, 3)}, candidate {Digits.Significant(x.Scores.Candidate, 3)}"
                    )
                )
                + ".",
            PlotStyle.Render(plot, title, null, legend, PlotStyle.Wide, height)
        );
    }
}
