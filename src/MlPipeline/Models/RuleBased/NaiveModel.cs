using MlPipeline.Features.Common;
using MlPipeline.Models.Common;

namespace MlPipeline.Models.RuleBased;

/// <summary>What a <see cref="NaiveModel"/> is told.</summary>
/// <param name="Feature">The feature whose value is the prediction.</param>
public sealed record NaiveOptions(string Feature);

/// <summary>A naive model that is ready to predict.</summary>
/// <param name="Feature">The feature whose value is the prediction.</param>
public sealed record FittedNaiveModel(string Feature) : FittedModel
{
    public override void Predict(FeatureMatrix rows, Span<double> predictions)
    {
        var values = rows[Feature];
        for (var row = 0; row < predictions.Length; row++)
            predictions[row] = values[row];
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
        training.Features.IndexOf(Options.Feature);
        return new FittedNaiveModel(Options.Feature);
    }
}
