namespace MlPipeline.Drift;

/// <summary>What a drift check found out about new rows.</summary>
/// <param name="Verdict">The verdict on all of them.</param>
/// <param name="Reason">Why, in one sentence for people.</param>
/// <param name="Fields">Each input field, the most moved first.</param>
/// <param name="Prediction">How the predictions have moved; null where none were made.</param>
/// <param name="Label">How the label has moved; null where the new rows have none.</param>
/// <param name="Error">How the errors, prediction − label, have moved against those on held-out rows; null where either is not known.</param>
/// <param name="Rows">The number of new rows.</param>
/// <param name="FirstDate">Their first day; null where they have none.</param>
/// <param name="LastDate">Their last day.</param>
public sealed record DriftReport(
    DriftVerdict Verdict,
    string Reason,
    IReadOnlyList<FieldDrift> Fields,
    FieldDrift? Prediction,
    FieldDrift? Label,
    FieldDrift? Error,
    long Rows,
    DateOnly? FirstDate,
    DateOnly? LastDate
)
{
    /// <summary>What to know about the new rows beside their drift, in sentences: days in the future, days of training, and so on.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
