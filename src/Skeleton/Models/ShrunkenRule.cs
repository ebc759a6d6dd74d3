using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using MlPipeline.Features.Common;
using MlPipeline.Models.Common;

namespace Skeleton.Models;

/// <summary>What a <see cref="ShrunkenRule"/> is told.</summary>
/// <param name="Feature">The feature that the rule goes by.</param>
public sealed record ShrunkenRuleOptions(string Feature)
{
    /// <summary>The default of <see cref="Share"/>: halfway.</summary>
    public const double DefaultShare = 0.5;

    /// <summary>How much of the feature's distance from its mean counts. From 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public double Share { get; init; } = DefaultShare;
}

/// <summary>A shrunken rule that is ready to predict.</summary>
/// <param name="Feature">The feature that the rule goes by.</param>
/// <param name="Share">How much of its distance from its mean counts.</param>
/// <param name="FeatureMean">The feature's mean over the training rows.</param>
/// <param name="LabelMean">The label's mean over the training rows.</param>
public sealed record FittedShrunkenRule(string Feature, double Share, double FeatureMean, double LabelMean)
    : FittedModel
{
    [JsonIgnore]
    public override bool Explains => true;

    public override void Predict(FeatureMatrix rows, Span<double> predictions)
    {
        var values = rows[Feature];
        for (var row = 0; row < predictions.Length; row++)
            predictions[row] = LabelMean + Share * (values[row] - FeatureMean);
    }

    /// <summary>All that differs from the mean is the one feature's contribution.</summary>
    public override Contributions Explain(FeatureMatrix rows)
    {
        var contributions = new double[rows.RowCount * rows.Names.Count];
        var place = rows.IndexOf(Feature);
        var values = rows[place];
        for (var row = 0; row < values.Length; row++)
            contributions[row * rows.Names.Count + place] = Share * (values[row] - FeatureMean);
        return new Contributions(rows.Names, LabelMean, contributions);
    }
}

/// <summary>A model family of the project's own: what one feature says, drawn towards the mean.</summary>
public sealed class ShrunkenRule(ShrunkenRuleOptions options)
    : LearningFamily<ShrunkenRuleOptions, FittedShrunkenRule>(options)
{
    public override string Name => "shrunken-rule";

    public override string Title => "Shrunken rule";

    public override FeatureScope Scope => FeatureScope.NoFeatures;

    public override FittedModel Fit(TrainingSet training, int seed, CancellationToken cancellation = default) =>
        new FittedShrunkenRule(
            Options.Feature,
            Options.Share,
            training.Features[Options.Feature].ToArray().Average(),
            training.Labels.ToArray().Average()
        );
}
