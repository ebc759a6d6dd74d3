using MlPipeline.Drift;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace MlPipeline.Reports.Plots;

/// <summary>How a field was distributed in training, and how it is now.</summary>
static class DistributionPlot
{
    const int NumberHeight = 280;
    const int LineHeight = 26;

    /// <summary>Draws it; null where there is nothing to compare.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="title">What the field is called.</param>
    /// <param name="drift">The field.</param>
    public static PlotImage? Draw(string name, string title, FieldDrift drift)
    {
        if (drift.Bins.Count == 0)
            return null;
        var now = drift.Verdict == DriftVerdict.Drifted ? PlotStyle.Accent : PlotStyle.Predicted;
        var isNumber = drift.Bins[0].From is not null;
        using var plot = PlotStyle.Create(isNumber ? drift.Unit : "share of the rows, %");
        if (isNumber)
            AddSteps(plot, drift.Bins, now);
        else
            AddBars(plot, drift.Bins, now);
        var height = isNumber ? NumberHeight : 100 + LineHeight * drift.Bins.Count;
        LegendKey[] legend =
        [
            new("then", PlotStyle.Actual, LegendShape.Area),
            new("now", now, isNumber ? LegendShape.Line : LegendShape.Area),
        ];
        return new(
            name,
            PlotStyle.Half,
            height,
            $"Distribution of {title} then and now: {Words(drift)}",
            PlotStyle.Render(plot, title, isNumber ? "share of the rows, %" : null, legend, PlotStyle.Half, height)
        );
    }

    static void AddSteps(Plot plot, IReadOnlyList<DriftBin> bins, Color now)
    {
        var width = Math.Max(bins[0].To!.Value - bins[0].From!.Value, double.Epsilon);
        plot.Add.Bars(
            bins.Select(x => new Bar
                {
                    Position = (x.From!.Value + x.To!.Value) / 2,
                    Value = 100 * x.Then,
                    Size = width * 0.96,
                    FillColor = PlotStyle.Actual.WithAlpha(0.55),
                    LineWidth = 0,
                })
                .ToArray()
        );
        var line = plot.Add.Scatter(
            bins.SelectMany(x => (double[])[x.From!.Value, x.To!.Value]).ToArray(),
            bins.SelectMany(x => (double[])[100 * x.Now, 100 * x.Now]).ToArray(),
            now
        );
        line.LineWidth = 2;
        line.MarkerSize = 0;
        plot.Axes.Margins(left: 0.02, right: 0.02, bottom: 0, top: 0.08);
        PlotStyle.WithoutGrid(plot, ofX: true);
    }

    static void AddBars(Plot plot, IReadOnlyList<DriftBin> bins, Color now)
    {
        const double size = 0.36;
        foreach (var (isNow, color) in ((bool, Color)[])[(false, PlotStyle.Actual.WithAlpha(0.55)), (true, now)])
            plot
                .Add.Bars(
                    bins.Select(
                            (x, i) =>
                                new Bar
                                {
                                    Position = -i - (isNow ? size / 2 : -size / 2),
                                    Value = 100 * (isNow ? x.Now : x.Then),
                                    Size = size,
                                    FillColor = color,
                                    LineWidth = 0,
                                }
                        )
                        .ToArray()
                )
                .Horizontal = true;
        plot.Axes.Left.TickGenerator = new NumericManual(
            [.. bins.Select((_, i) => (double)-i)],
            [.. bins.Select(x => PlotStyle.Short(x.Label, 24))]
        );
        plot.Axes.Left.TickLabelStyle.ForeColor = PlotStyle.Ink;
        plot.Axes.Margins(left: 0, right: 0.05, bottom: 0.01, top: 0.01);
        PlotStyle.WithoutGrid(plot, ofX: false);
    }

    static string Words(FieldDrift drift) =>
        drift is { MeanThen: { } then, MeanNow: { } now }
            ? $"mean {Digits.Significant(then, 3)} then, {Digits.Significant(now, 3)} now{(drift.Unit is null ? "" : $" ({drift.Unit})")}."
            : string.Join(
                "; ",
                drift
                    .Bins.Take(3)
                    .Select(x => $"{x.Label} {Digits.Percent(x.Then, 0)} then, {Digits.Percent(x.Now, 0)} now")
            ) + ".";
}
