namespace MlPipeline.Features.Common;

/// <summary>What a model reads: rows × features, single precision, kept feature by feature. Every value is finite.</summary>
public sealed class FeatureMatrix
{
    readonly float[][] columns;
    readonly Dictionary<string, int> index;

    /// <summary>Wraps the columns without copying them.</summary>
    /// <param name="names">One name per feature, each different.</param>
    /// <param name="columns">One array per feature, each with <paramref name="rowCount"/> values.</param>
    /// <param name="rowCount">The number of rows.</param>
    /// <exception cref="ArgumentException">Names and columns differ in number, a column in length, or two names are equal.</exception>
    public FeatureMatrix(IReadOnlyList<string> names, float[][] columns, int rowCount)
    {
        if (names.Count != columns.Length || columns.Any(x => x.Length != rowCount))
            throw new ArgumentException("A feature matrix has one column per name, each with a value per row.");
        Names = names;
        RowCount = rowCount;
        this.columns = columns;
        index = new Dictionary<string, int>(names.Count, StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
            index.Add(names[i], i);
    }

    /// <summary>The features' names, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The number of rows.</summary>
    public int RowCount { get; }

    /// <summary>The values of the feature at a position.</summary>
    public ReadOnlySpan<float> this[int feature] => columns[feature];

    /// <summary>The values of the feature with a name.</summary>
    /// <exception cref="InputException">There is no such feature; the message suggests the nearest.</exception>
    public ReadOnlySpan<float> this[string feature] => columns[IndexOf(feature)];

    /// <summary>The position of the feature with a name.</summary>
    /// <exception cref="InputException">There is no such feature; the message suggests the nearest.</exception>
    public int IndexOf(string feature) =>
        index.TryGetValue(feature, out var position)
            ? position
            : throw new InputException(
                $"Feature \"{feature}\" does not exist. {NearestName.Suggestion(feature, index.Keys)}",
                "Add the flow that makes it to the model's features, or correct the name."
            );

    /// <summary>The given features only, in the given order, without copying them.</summary>
    public FeatureMatrix Select(IReadOnlyList<string> features) =>
        new(features, [.. features.Select(x => columns[IndexOf(x)])], RowCount);

    /// <summary>The given rows, in the given order.</summary>
    public FeatureMatrix Take(IReadOnlyList<int> rows) =>
        new(Names, [.. columns.Select(column => rows.Select(row => column[row]).ToArray())], rows.Count);

    /// <summary>The same matrix with the values of one feature replaced.</summary>
    public FeatureMatrix With(int feature, float[] values)
    {
        var replaced = (float[][])columns.Clone();
        replaced[feature] = values;
        return new FeatureMatrix(Names, replaced, RowCount);
    }

    /// <summary>Puts matrices over the same rows side by side.</summary>
    public static FeatureMatrix Join(IReadOnlyList<FeatureMatrix> parts) =>
        new([.. parts.SelectMany(x => x.Names)], [.. parts.SelectMany(x => x.columns)], parts[0].RowCount);
}
