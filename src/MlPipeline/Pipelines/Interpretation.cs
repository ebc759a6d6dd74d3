using MlPipeline.Models.Common;

namespace MlPipeline.Pipelines;

/// <summary>What drives a model's predictions, and where it errs. Measured on the test rows.</summary>
/// <param name="Importance">The features by permutation importance, most important first.</param>
/// <param name="Dependence">The partial dependence of the most important features.</param>
/// <param name="Coefficients">The coefficients, for a model that has them; else empty.</param>
/// <param name="Errors">The errors by group of days (weekday, month), for data with a date; else empty.</param>
public sealed record Interpretation(
    IReadOnlyList<FeatureImportance> Importance,
    IReadOnlyList<PartialDependence> Dependence,
    IReadOnlyList<Coefficient> Coefficients,
    IReadOnlyList<ErrorGrouping> Errors
);

/// <summary>How much worse a model gets when the values of one feature are shuffled among the rows.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="RmseIncrease">Mean increase of the RMSE over the repeats, in label units; about zero or below: not used.</param>
/// <param name="StandardDeviation">Standard deviation of the increase over the repeats.</param>
public sealed record FeatureImportance(string Feature, double RmseIncrease, double StandardDeviation);

/// <summary>The mean prediction over all rows when one feature is set to a value for all of them (Friedman 2001).</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Values">The values it was set to, ascending: quantiles of its distinct values, or all of them where there are few.</param>
/// <param name="Predictions">The mean prediction at each value, in label units.</param>
public sealed record PartialDependence(string Feature, IReadOnlyList<double> Values, IReadOnlyList<double> Predictions);

/// <summary>Errors told apart by one property of the day.</summary>
/// <param name="Name">The property, for example <c>Weekday</c>.</param>
/// <param name="Groups">Its values in natural order, with the scores of the test rows that have it.</param>
public sealed record ErrorGrouping(string Name, IReadOnlyList<ErrorGroup> Groups);

/// <summary>The scores of one group of rows.</summary>
/// <param name="Name">The group, for example <c>Monday</c>.</param>
/// <param name="Metrics">The scores of its rows.</param>
public sealed record ErrorGroup(string Name, RegressionMetrics Metrics);
