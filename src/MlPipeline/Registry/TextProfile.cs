using MlPipeline.DataLoaders;

namespace MlPipeline.Registry;

/// <summary>How often each value of a text field occurred.</summary>
/// <param name="Count">The number of values that are there.</param>
/// <param name="Missing">The number of rows without one.</param>
/// <param name="Categories">The rows of each category, sorted ordinally by its text; at most <see cref="MaxCategories"/>, the most frequent.</param>
/// <param name="Other">The rows of all further categories together.</param>
public sealed record TextProfile(int Count, int Missing, IReadOnlyDictionary<string, int> Categories, int Other)
{
    /// <summary>A field with more categories is an identifier or prose: counting each would make the metadata as large as the data.</summary>
    public const int MaxCategories = 1_000;

    /// <summary>Profiles a column.</summary>
    public static TextProfile Of(TextColumn column)
    {
        var rows = new int[column.Categories.Count];
        var missing = 0;
        foreach (var code in column.Codes)
            if (code < 0)
                missing++;
            else
                rows[code]++;
        var kept = rows.Select((count, code) => (Text: column.Categories[code], Count: count))
            .Where(x => x.Count > 0)
            .OrderByDescending(x => x.Count)
            .ThenBy(x => x.Text, StringComparer.Ordinal)
            .Take(MaxCategories)
            .OrderBy(x => x.Text, StringComparer.Ordinal)
            .ToArray();
        var present = column.Count - missing;
        return new TextProfile(
            present,
            missing,
            new OrderedDictionary<string, int>(kept.Select(x => KeyValuePair.Create(x.Text, x.Count))),
            present - kept.Sum(x => x.Count)
        );
    }
}
