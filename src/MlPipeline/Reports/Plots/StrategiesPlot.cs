using MlPipeline.Pipelines.Backtesting;
using ScottPlot;

namespace MlPipeline.Reports.Plots;

/// <summary>The error of each strategy over time, and below it when each began with a new model.</summary>
static class StrategiesPlot
{
    const int Height = 420;

    /// <summary>Periods in the running mean, where there are enough: half a year of months shows the trend and not the weather.</summary>
    const int Window = 6;

    /// <summary>Draws it.</summary>
    public static PlotImage Draw(string name, BacktestResult result, Vocabulary words)
    {
        var title = $"Error over time by when models are retrained ({result.Family})";
        using var plot = PlotStyle.Create();
        var xs = result.Periods.Select(x => x.Start.ToDateTime(default).ToOADate()).ToArray();
        var window = result.Periods.Count >= 4 * Window ? Window : 1;
        var legend = new List<LegendKey>();
        var highest = 0.0;
        // The strategy that this is about is drawn last, on top of the others.
        foreach (var (place, strategy) in result.Strategies.Index())
        {
            var color = ColorOf(place, result.Strategies.Count);
            double[] means =
            [
                .. Enumerable
                    .Range(0, xs.Length - window + 1)
                    .Select(i => strategy.Periods.Skip(i).Take(window).Average(x => x.Rmse)),
            ];
            highest = Math.Max(highest, means.Max());
            var line = plot.Add.ScatterLine(xs[(window - 1)..], means, color);
            line.LineWidth = place == result.Strategies.Count - 1 ? 3 : 2;
            line.LineStyle.Rounded = true;
            legend.Add(
                new($"{strategy.Title}: mean {Digits.Fixed(strategy.MeanRmse, 2)}, {Models(strategy.Trainings)}", color)
            );
        }
        var marks = result
            .Strategies[^1]
            .Periods.Index()
            .Skip(1)
            .Where(x => x.Item.IsNew)
            .Select(x => xs[x.Index])
            .ToArray();
        if (marks.Length > 0)
        {
            var points = plot.Add.Markers(
                marks,
                [.. marks.Select(_ => highest * 0.02)],
                MarkerShape.FilledTriangleUp,
                9,
                PlotStyle.Accent
            );
            points.MarkerStyle.LineWidth = 0;
            legend.Add(new($"{result.Strategies[^1].Title}: a new model", PlotStyle.Accent, LegendShape.Dot));
        }
        plot.Axes.SetLimits(xs[0] - 20, xs[^1] + 40, 0, highest * 1.06);
        DayTicks.Apply(plot, xs[0], xs[^1]);
        var vertical = words.WithUnit(
            window == 1 ? "RMSE of a period" : $"RMSE, mean of the last {window} {Plural(result.Every)}"
        );
        return new(
            name,
            PlotStyle.Wide,
            Height,
            $"Line plot: {title}, {result.Periods.Count} periods from {result.Periods[0].Name} to {result.Periods[^1].Name}. "
                + string.Join(
                    "; ",
                    result.Strategies.Select(x =>
                        $"{x.Title}: mean RMSE {words.Amount(x.MeanRmse, 3)}, {Models(x.Trainings)}"
                    )
                )
                + ".",
            PlotStyle.Render(plot, title, vertical, legend, PlotStyle.Wide, Height)
        );
    }

    static Color ColorOf(int place, int count) =>
        place == count - 1 ? PlotStyle.Accent
        : place == 0 ? PlotStyle.Actual
        : place == 1 ? PlotStyle.Predicted
        : PlotStyle.Second;

    static string Models(int count) => $"{Digits.Count(count)} training{(count == 1 ? "" : "s")}";

    static string Plural(Cadence every) => $"{every.ToString().ToLowerInvariant()}s";
}
