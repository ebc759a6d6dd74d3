using System.Collections.Frozen;
using MlPipeline.DataLoaders;
using MlPipeline.Registry;

namespace MlPipeline.Hosting.Serving.Watching;

/// <summary>Counts texts by the most frequent categories of the training data; the others share a bin.</summary>
sealed class CategoryBins : InputBins
{
    /// <summary>With the bin of the others as many as numbers have.</summary>
    const int Largest = 9;

    readonly string[] categories;
    readonly FrozenDictionary<string, int> places;
    readonly bool areAllKnown;

    CategoryBins(string name, TextProfile profile, string[] categories, double[] expected)
        : base(name, expected, profile.Count, profile.Missing)
    {
        this.categories = categories;
        // A category that training had, but is not among the largest, goes to the last bin.
        places = profile.Categories.Keys.ToFrozenDictionary(
            x => x,
            x => Array.IndexOf(categories, x) is >= 0 and var place ? place : categories.Length
        );
        areAllKnown = profile.Other == 0;
    }

    public static CategoryBins Of(string name, TextProfile profile)
    {
        var largest = profile
            .Categories.OrderByDescending(x => x.Value)
            .ThenBy(x => x.Key, StringComparer.Ordinal)
            .Take(Largest)
            .ToArray();
        double rows = Math.Max(1, profile.Count);
        double[] expected = [.. largest.Select(x => x.Value / rows), 1 - largest.Sum(x => x.Value) / rows];
        return new CategoryBins(name, profile, [.. largest.Select(x => x.Key)], expected);
    }

    protected override void AddPresent(Column column, int row)
    {
        if (places.TryGetValue(((TextColumn)column)[row]!, out var place))
        {
            Counts[place]++;
            return;
        }
        Counts[^1]++;
        if (areAllKnown)
            Unseen++;
    }

    protected override IEnumerable<string> Bins() => [.. categories, "others"];
}
