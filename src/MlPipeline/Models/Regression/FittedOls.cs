using System.Text.Json.Serialization;
using MlPipeline.Features.Common;
using MlPipeline.Models.Common;

namespace MlPipeline.Models.Regression;

/// <summary>A least-squares fit.</summary>
/// <param name="Terms">The intercept and one coefficient per feature that was kept.</param>
/// <param name="Collinear">Features that were left out as the ones before them determine them.</param>
/// <param name="R2">Coefficient of determination on the training rows.</param>
/// <param name="AdjustedR2">R² adjusted for the number of features: 1 − (1 − R²)(n − 1)/(n − p), p counting the intercept.</param>
/// <param name="ResidualStandardError">√(RSS / (n − p)), in label units.</param>
/// <param name="DegreesOfFreedom">n − p.</param>
/// <param name="Means">
/// The mean of each feature that was kept over the training rows, in the order of the terms after the intercept: what
/// explanations start from; null in models stored before there were any.
/// </param>
public sealed record FittedOls(
    IReadOnlyList<Coefficient> Terms,
    IReadOnlyList<string> Collinear,
    double? R2,
    double? AdjustedR2,
    double ResidualStandardError,
    int DegreesOfFreedom,
    IReadOnlyList<double>? Means = null
) : FittedModel
{
    [JsonIgnore]
    public override IReadOnlyList<Coefficient> Coefficients => Terms;

    [JsonIgnore]
    public override IReadOnlyList<string> Notes =>
        Collinear.Count == 0
            ? []
            : [$"Left out as collinear with the features before them: {string.Join(", ", Collinear)}."];

    [JsonIgnore]
    public override bool Explains => Means?.Count == Terms.Count - 1;

    public override void Predict(FeatureMatrix rows, Span<double> predictions)
    {
        predictions.Fill(Terms[0].Estimate);
        foreach (var term in Terms.Skip(1))
        {
            var values = rows[term.Feature];
            for (var row = 0; row < predictions.Length; row++)
                predictions[row] += term.Estimate * values[row];
        }
    }

    /// <summary>Coefficient × (value − mean over the training rows): the Shapley value of a linear model (Štrumbelj and Kononenko 2014).</summary>
    public override Contributions Explain(FeatureMatrix rows)
    {
        if (!Explains)
            return base.Explain(rows);
        var contributions = new double[rows.RowCount * rows.Names.Count];
        var baseValue = Terms[0].Estimate;
        foreach (var (term, mean) in Terms.Skip(1).Zip(Means!))
        {
            baseValue += term.Estimate * mean;
            LinearContribution.Add(rows, term.Feature, term.Estimate, mean, contributions);
        }
        return new Contributions(rows.Names, baseValue, contributions);
    }
}
