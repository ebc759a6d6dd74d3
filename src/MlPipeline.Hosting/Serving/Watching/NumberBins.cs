using System.Globalization;
using MlPipeline.DataLoaders;
using MlPipeline.Registry;

namespace MlPipeline.Hosting.Serving.Watching;

/// <summary>Counts numbers on the tenths of the training data; fewer where many values are equal.</summary>
sealed class NumberBins : InputBins
{
    /// <summary>Every second twentieth that the profile keeps.</summary>
    const int Step = 2;

    readonly double[] edges;
    readonly double min;
    readonly double max;

    NumberBins(string name, NumberProfile profile, double[] edges, double[] expected)
        : base(name, expected, profile.Count, profile.Missing)
    {
        this.edges = edges;
        min = profile.Min ?? double.NegativeInfinity;
        max = profile.Max ?? double.PositiveInfinity;
    }

    public static NumberBins Of(string name, NumberProfile profile)
    {
        var quantiles = profile.Quantiles;
        var edges = new SortedSet<double>();
        for (var i = Step; i < quantiles.Count - 1; i += Step)
            edges.Add(quantiles[i]);
        double[] ends = [.. edges];
        var expected = new double[ends.Length + 1];
        var below = 0.0;
        for (var bin = 0; bin < ends.Length; bin++)
        {
            // The share of values up to the end of the bin, to a twentieth.
            var upTo = (double)quantiles.Index().Last(x => x.Item <= ends[bin]).Index / (quantiles.Count - 1);
            expected[bin] = upTo - below;
            below = upTo;
        }
        expected[^1] = 1 - below;
        return new NumberBins(name, profile, ends, expected);
    }

    protected override void AddPresent(Column column, int row)
    {
        var value = ((NumberColumn)column).Values[row];
        if (value < min || value > max)
            Unseen++;
        var place = Array.BinarySearch(edges, value);
        // A value on an edge belongs to the bin that ends there.
        Counts[place >= 0 ? place : ~place]++;
    }

    protected override IEnumerable<string> Bins() =>
        edges.Length == 0 ? ["all"] : [.. edges.Select(x => $"≤ {Text(x)}"), $"> {Text(edges[^1])}"];

    static string Text(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
