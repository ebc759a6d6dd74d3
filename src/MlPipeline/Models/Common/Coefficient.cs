namespace MlPipeline.Models.Common;

/// <summary>One coefficient of a least-squares fit, with its test against zero.</summary>
/// <param name="Feature">The feature, or <c>(intercept)</c>.</param>
/// <param name="Estimate">The coefficient: label units per unit of the feature.</param>
/// <param name="StandardError">Its standard error, under independent errors of equal variance.</param>
/// <param name="T">Estimate / StandardError.</param>
/// <param name="P">Two-sided p-value of T under Student's t with n − p degrees of freedom.</param>
public sealed record Coefficient(string Feature, double Estimate, double StandardError, double T, double P);
