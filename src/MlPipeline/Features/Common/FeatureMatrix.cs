namespace MlPipeline.Features.Common;

/// <summary>What a model reads: rows × features, single precision, kept feature by feature. Every value is finite.</summary>
public sealed class FeatureMatrix
{
    readonly float[][] columns;
    readonly FeatureNames names;

    /// <summary>Wraps the columns without copying them.</summary>
    /// <param name="names">One name per feature, each different; <see cref="FeatureNames"/> are taken as they are.</param>
    /// <param name="columns">One array per feature, each with <paramref name="rowCount"/> values.</param>
    /// <param name="rowCount">The number of rows.</param>
    /// <exception cref="ArgumentException">Names and columns differ in number, a column in length, or two names are equal.</exception>
    public FeatureMatrix(IReadOnlyList<string> names, float[][] columns, int rowCount)
    {
        var fits = names.Count == columns.Length;
        foreach (var column in columns)
            fits &= column.Length == rowCount;
        if (!fits)
            throw new ArgumentException("A feature matrix has one column per name, each with a value per row.");
        this.names = FeatureNames.Of(names);
        RowCount = rowCount;
        this.columns = columns;
    }

    /// <summary>The features' names, in order.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>The number of rows.</summary>
    public int RowCount { get; }

    /// <summary>The values of the feature at a position.</summary>
    public ReadOnlySpan<float> this[int feature] => columns[feature];

    /// <summary>The values of the feature with a name.</summary>
    /// <exception cref="InputException">There is no such feature; the message suggests the nearest.</exception>
    public ReadOnlySpan<float> this[string feature] => columns[IndexOf(feature)];

    /// <summary>The position of the feature with a name.</summary>
    /// <exception cref="InputException">There is no such feature; the message suggests the nearest.</exception>
    public int IndexOf(string feature) => names.IndexOf(feature);

    /// <summary>The given features only, in the given order, without copying them.</summary>
    public FeatureMatrix Select(IReadOnlyList<string> features) =>
        new(features, [.. features.Select(x => columns[IndexOf(x)])], RowCount);

    /// <summary>The given rows, in the given order.</summary>
    public FeatureMatrix Take(IReadOnlyList<int> rows) =>
        new(names, [.. columns.Select(column => rows.Select(row => column[row]).ToArray())], rows.Count);

    /// <summary>The same matrix with the values of one feature replaced.</summary>
    public FeatureMatrix With(int feature, float[] values)
    {
        var replaced = (float[][])columns.Clone();
        replaced[feature] = values;
        return new FeatureMatrix(names, replaced, RowCount);
    }

    /// <summary>Puts matrices over the same rows side by side.</summary>
    public static FeatureMatrix Join(IReadOnlyList<FeatureMatrix> parts) =>
        Join(new FeatureNames(parts.SelectMany(x => x.names)), parts);

    /// <summary>Puts matrices over the same rows side by side, under names that are known already.</summary>
    internal static FeatureMatrix Join(FeatureNames names, IReadOnlyList<FeatureMatrix> parts)
    {
        var columns = new float[names.Count][];
        var start = 0;
        foreach (var part in parts)
        {
            part.columns.CopyTo(columns, start);
            start += part.columns.Length;
        }
        return new FeatureMatrix(names, columns, parts[0].RowCount);
    }
}
