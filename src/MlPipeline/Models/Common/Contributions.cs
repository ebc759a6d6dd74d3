namespace MlPipeline.Models.Common;

/// <summary>What each feature contributes to the predictions of rows: for each row, base value + Σ contributions = prediction, to rounding.</summary>
/// <remarks>
/// Shapley values (Shapley 1953) of the features, as Štrumbelj and Kononenko, <i>Explaining prediction models and individual
/// predictions with feature contributions</i> (2014), and Lundberg and Lee, <i>A unified approach to interpreting model
/// predictions</i> (2017), use them. They tell how the model came to its answer, not what causes what.
/// </remarks>
public sealed class Contributions
{
    readonly double[] values;

    /// <summary>Takes the contributions without copying them.</summary>
    /// <param name="features">The features' names.</param>
    /// <param name="baseValue">The mean prediction over the training rows, in label units.</param>
    /// <param name="values">Rows × features, row by row, in label units.</param>
    /// <exception cref="ArgumentException">The values are not a whole number of rows.</exception>
    public Contributions(IReadOnlyList<string> features, double baseValue, double[] values)
    {
        if (features.Count == 0 || values.Length % features.Count != 0)
            throw new ArgumentException("There is one contribution per row and feature.", nameof(values));
        Features = features;
        BaseValue = baseValue;
        this.values = values;
    }

    /// <summary>The features' names, in the order in which the model reads them.</summary>
    public IReadOnlyList<string> Features { get; }

    /// <summary>What is predicted where nothing is known of a row: the mean prediction over the training rows, in label units.</summary>
    public double BaseValue { get; }

    /// <summary>The number of rows.</summary>
    public int RowCount => values.Length / Features.Count;

    /// <summary>The contribution of each feature to the prediction of a row, in label units.</summary>
    public ReadOnlySpan<double> this[int row] => values.AsSpan(row * Features.Count, Features.Count);
}
