namespace MlPipeline.Drift;

/// <summary>How far one field has moved.</summary>
/// <param name="Field">The field's exported name.</param>
/// <param name="Unit">Its unit; null where it has none.</param>
/// <param name="Statistic">The measure of how far the values have moved.</param>
/// <param name="Value">Its value; null where there is nothing to compare.</param>
/// <param name="Threshold">The value from which on the field has drifted, in the same measure; null where the p-value alone decides.</param>
/// <param name="PValue">How probable a difference as large is by chance; null where nothing could be tested.</param>
/// <param name="AdjustedPValue">The same after Benjamini and Hochberg's correction for the number of fields.</param>
/// <param name="StabilityIndex">The population stability index on the bins of the reference; null where there is nothing to compare. With few rows it is large without any drift.</param>
/// <param name="MissingThen">The share of the training rows without a value, of the same seasons.</param>
/// <param name="MissingNow">The share of the new rows without one.</param>
/// <param name="UnseenCategories">Categories that training did not have, the most frequent first; not all of them where there are many.</param>
/// <param name="Verdict">What was found.</param>
/// <param name="Hint">What has happened or may be behind it, for people; null where there is nothing to say.</param>
public sealed record FieldDrift(
    string Field,
    string? Unit,
    DriftStatistic Statistic,
    double? Value,
    double? Threshold,
    double? PValue,
    double? AdjustedPValue,
    double? StabilityIndex,
    double MissingThen,
    double MissingNow,
    IReadOnlyList<string> UnseenCategories,
    DriftVerdict Verdict,
    string? Hint
)
{
    /// <summary>The share of the new values whose category training did not have.</summary>
    public double UnseenShare { get; init; }

    /// <summary>The mean of the training values of the same seasons; null for categories, and where there are none.</summary>
    public double? MeanThen { get; init; }

    /// <summary>The mean of the new values.</summary>
    public double? MeanNow { get; init; }

    /// <summary>The distribution then and now; empty where there is nothing to compare.</summary>
    public IReadOnlyList<DriftBin> Bins { get; init; } = [];
}
