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
public sealed record FittedTrees(
    IReadOnlyList<string> Features,
    string? Offset,
    double Bias,
    double Scale,
    IReadOnlyList<RegressionTree> Trees
) : FittedModel
{
    readonly TreeScorer scorer = new(Features.Count, Trees);

    [JsonIgnore]
    public override IReadOnlyList<string> Notes =>
        [$"{Trees.Count} trees with {Trees.Sum(x => x.Leaves.Length)} leaves in all."];

    public override void Predict(FeatureMatrix rows, Span<double> predictions)
    {
        scorer.Sum(rows.Select(Features), predictions);
        for (var row = 0; row < predictions.Length; row++)
            predictions[row] = Bias + Scale * predictions[row];
        if (Offset is null)
            return;
        var start = rows[Offset];
        for (var row = 0; row < predictions.Length; row++)
            predictions[row] += start[row];
    }
}
