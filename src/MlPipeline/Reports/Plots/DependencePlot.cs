using MlPipeline.Pipelines;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace MlPipeline.Reports.Plots;

/// <summary>The mean prediction as one feature changes; steps where the feature takes two values only.</summary>
static class DependencePlot
{
    /// <summary>Draws one of several that share their vertical limits, so that their sizes compare.</summary>
    public static PlotImage Draw(
        string name,
        PartialDependence dependence,
        (double Low, double High) limits,
        Vocabulary words
    )
    {
        const int height = 230;
        var (values, predictions) = (dependence.Values, dependence.Predictions);
        var binary = values.Count == 2;
        using var plot = PlotStyle.Create();
        var half = binary ? (values[1] - values[0]) / 2 : 0;
        var line = binary
            ? plot.Add.ScatterLine(
                new[] { values[0] - half, values[0] + half, values[1] + half },
                new[] { predictions[0], predictions[1], predictions[1] },
                PlotStyle.Predicted
            )
            : plot.Add.Scatter(values.ToArray(), predictions.ToArray(), PlotStyle.Predicted);
        line.LineWidth = 2;
        line.ConnectStyle = binary ? ConnectStyle.StepHorizontal : ConnectStyle.Straight;
        line.MarkerSize = binary ? 0 : 4;
        if (binary)
            plot.Axes.Bottom.TickGenerator = new NumericManual(
                [.. values],
                [.. values.Select(x => Digits.Plain(Math.Round(x, 3)))]
            );
        plot.Axes.Margins(0.04, 0.05);
        plot.Axes.AutoScale();
        plot.Axes.SetLimitsY(limits.Low, limits.High);
        return new(
            name,
            PlotStyle.Third,
            height,
            Words(dependence, words),
            PlotStyle.Render(plot, dependence.Feature, words.WithUnit("mean prediction"), [], PlotStyle.Third, height)
        );
    }

    /// <summary>The vertical limits that hold all of them.</summary>
    public static (double Low, double High) Limits(IEnumerable<PartialDependence> dependence)
    {
        var all = dependence.SelectMany(x => x.Predictions).Where(double.IsFinite).DefaultIfEmpty(0).ToList();
        var margin = all.Max() > all.Min() ? (all.Max() - all.Min()) * 0.08 : 1;
        return (all.Min() - margin, all.Max() + margin);
    }

    static string Words(PartialDependence dependence, Vocabulary words)
    {
        var low = dependence.Predictions.Index().MinBy(x => x.Item).Index;
        var high = dependence.Predictions.Index().MaxBy(x => x.Item).Index;
        return $"Partial dependence on {dependence.Feature}: the mean prediction is lowest, {words.Amount(dependence.Predictions[low], 3)}, "
            + $"at {Digits.Plain(Math.Round(dependence.Values[low], 3))} and highest, {words.Amount(dependence.Predictions[high], 3)}, "
            + $"at {Digits.Plain(Math.Round(dependence.Values[high], 3))}.";
    }
}
