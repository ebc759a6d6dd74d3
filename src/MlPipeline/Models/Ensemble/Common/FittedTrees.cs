using System.Text.Json.Serialization;
using MlPipeline.Features.Common;
using MlPipeline.Models.Common;

namespace MlPipeline.Models.Ensemble.Common;

/// <summary>A sum of regression trees: prediction = offset feature + bias + scale × Σ leaf values.</summary>
/// <param name="Features">The features that the trees look at, in the order of their positions.</param>
/// <param name="Offset">The feature whose value is added to each prediction; null where there is none.</param>
/// <param name="Bias">What is added to every prediction, in label units.</param>
/// <param name="Scale">1 for boosting; 1 / number of trees for a forest, whose trees are averaged.</param>
/// <param name="Trees">The trees.</param>
/// <param name="OffsetMean">The mean of the offset feature over the training rows, which explanations start from; null where there is none.</param>
public sealed record FittedTrees(
    IReadOnlyList<string> Features,
    string? Offset,
    double Bias,
    double Scale,
    IReadOnlyList<RegressionTree> Trees,
    double? OffsetMean = null
) : FittedModel
{
    readonly TreeScorer scorer = new(Features.Count, Trees);
    readonly TreeExplainer? explainer = TreeExplainer.Of(Trees);
    readonly FeatureOrder order = new(Features);

    [JsonIgnore]
    public override IReadOnlyList<string> Notes =>
        [$"{Trees.Count} trees with {Trees.Sum(x => x.Leaves.Length)} leaves in all."];

    [JsonIgnore]
    public override bool Explains => explainer is not null && (Offset is null || OffsetMean is not null);

    public override void Predict(FeatureMatrix rows, Span<double> predictions)
    {
        scorer.Sum(rows, order.In(rows.Names), predictions);
        for (var row = 0; row < predictions.Length; row++)
            predictions[row] = Bias + Scale * predictions[row];
        if (Offset is null)
            return;
        var start = rows[Offset];
        for (var row = 0; row < predictions.Length; row++)
            predictions[row] += start[row];
    }

    /// <summary>The trees' exact Shapley values by <see cref="TreeExplainer"/>; the offset adds its difference from its mean to its feature.</summary>
    public override Contributions Explain(FeatureMatrix rows)
    {
        if (explainer is null || !Explains)
            return base.Explain(rows);
        var contributions = new double[rows.RowCount * rows.Names.Count];
        explainer.Add(rows, [.. Features.Select(rows.IndexOf)], Scale, contributions);
        if (Offset is not null)
            LinearContribution.Add(rows, Offset, 1, OffsetMean!.Value, contributions);
        return new Contributions(rows.Names, Bias + Scale * explainer.Expected + (OffsetMean ?? 0), contributions);
    }
}
