using System.Globalization;
using MlPipeline.Drift.Statistics;

namespace MlPipeline.Drift.Evidence;

/// <summary>Numbers in bins.</summary>
static class NumberBins
{
    const int Most = 24;

    /// <summary>Beyond it on either side are so few values that they would flatten all others.</summary>
    const double Tail = 0.005;

    /// <summary>Both distributions on bins of equal width; the outermost hold what lies beyond them.</summary>
    public static IReadOnlyList<DriftBin> Of(WeightedSample then, WeightedSample now)
    {
        var from = Math.Min(then.Quantile(Tail), now.Quantile(Tail));
        var to = Math.Max(then.Quantile(1 - Tail), now.Quantile(1 - Tail));
        if (!(to > from) || !double.IsFinite(to - from))
            return [new(Text(from), from, to, 1, 1)];
        double[] edges = [.. Enumerable.Range(1, Most - 1).Select(i => from + (to - from) * i / Most)];
        var (before, after) = (Shares(then, edges), Shares(now, edges));
        return
        [
            .. before.Select(
                (share, i) =>
                {
                    var start = from + (to - from) * i / Most;
                    var end = from + (to - from) * (i + 1) / Most;
                    return new DriftBin($"{Text(start)} to {Text(end)}", start, end, share, after[i]);
                }
            ),
        ];
    }

    /// <summary>The population stability index on the tenths of the whole baseline.</summary>
    /// <param name="tenths">Where the tenths end.</param>
    /// <param name="then">The distribution in the same seasons.</param>
    /// <param name="now">The new distribution.</param>
    /// <param name="rows">The new rows.</param>
    /// <param name="referenceRows">The rows of the reference.</param>
    public static double StabilityIndex(
        double[] tenths,
        WeightedSample then,
        WeightedSample now,
        double rows,
        double referenceRows
    ) =>
        Statistics.StabilityIndex.Of(
            [.. Shares(now, tenths).Select(x => (long)Math.Round(x * rows))],
            Shares(then, tenths),
            referenceRows
        );

    /// <summary>A number as people read it.</summary>
    public static string Text(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>The share up to each edge and beyond the last; a value on an edge belongs to the bin that ends there.</summary>
    static double[] Shares(WeightedSample sample, double[] edges)
    {
        var shares = new double[edges.Length + 1];
        for (int i = 0, bin = 0; i < sample.Values.Length; i++)
        {
            while (bin < edges.Length && sample.Values[i] > edges[bin])
                bin++;
            shares[bin] += sample.Shares[i];
        }
        return shares;
    }
}
