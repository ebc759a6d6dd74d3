using System.Text.Json.Serialization;
using MlPipeline.Features.Common;
using MlPipeline.Models.Common;

namespace MlPipeline.Models.RuleBased;

/// <summary>What a <see cref="NaiveModel"/> is told.</summary>
/// <param name="Feature">The feature whose value is the prediction.</param>
public sealed record NaiveOptions(string Feature);

/// <summary>A naive model that is ready to predict.</summary>
/// <param name="Feature">The feature whose value is the prediction.</param>
/// <param name="Mean">The feature's mean over the training rows, which explanations start from; null in models stored before there were any.</param>
public sealed record FittedNaiveModel(string Feature, double? Mean = null) : FittedModel
{
    [JsonIgnore]
    public override bool Explains => Mean is not null;

    public override void Predict(FeatureMatrix rows, Span<double> predictions)
    {
        var values = rows[Feature];
        for (var row = 0; row < predictions.Length; row++)
            predictions[row] = values[row];
    }

    /// <summary>All that differs from the mean is the one feature's contribution.</summary>
    public override Contributions Explain(FeatureMatrix rows)
    {
        if (Mean is not { } mean)
            return base.Explain(rows);
        var contributions = new double[rows.RowCount * rows.Names.Count];
        LinearContribution.Add(rows, Feature, 1, mean, contributions);
        return new Contributions(rows.Names, mean, contributions);
    }
}

/// <summary>The rule of thumb to beat: the prediction is what one feature says, such as the label on the same weekday before.</summary>
public sealed class NaiveModel(NaiveOptions options) : LearningFamily<NaiveOptions, FittedNaiveModel>(options)
{
    public override string Name => "naive";

    public override string Title => "Naive rule";

    public override FeatureScope Scope => FeatureScope.NoFeatures;

    public override FittedModel Fit(TrainingSet training, int seed, CancellationToken cancellation = default)
    {
        return new FittedNaiveModel(Options.Feature, LinearContribution.Mean(training.Features[Options.Feature]));
    }
}
