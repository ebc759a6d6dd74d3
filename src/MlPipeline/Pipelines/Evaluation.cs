namespace MlPipeline.Pipelines;

/// <summary>All that an evaluation found out: what a report shows and <c>metrics.json</c> summarises.</summary>
/// <param name="Project">The project's name, as <c>Forecasts.Demand</c>.</param>
/// <param name="Label">The exported name of the label.</param>
/// <param name="LabelUnit">Its unit, for example <c>thousand entries</c>; null where it has none.</param>
/// <param name="Split">How the rows were split.</param>
/// <param name="Seed">The seed of all that is random.</param>
/// <param name="Families">One result per model family, in the order in which the project declares them.</param>
/// <param name="Best">The name of the family with the lowest RMSE on the test rows.</param>
/// <param name="Baseline">The name of the family that the others are measured against, where it was evaluated.</param>
/// <param name="TestKeys">The day (ISO 8601), or else the row number, of each test row.</param>
/// <param name="TestLabels">The label of each test row.</param>
public sealed record Evaluation(
    string Project,
    string Label,
    string? LabelUnit,
    SplitSummary Split,
    int Seed,
    IReadOnlyList<FamilyEvaluation> Families,
    string Best,
    string? Baseline,
    IReadOnlyList<string> TestKeys,
    IReadOnlyList<double> TestLabels
);
