using MlPipeline.Features.Common;
using MlPipeline.Models.Common;

namespace NewProject.Models;

/// <summary>What <see cref="NewName"/> is told: a property each, with a default and a range.</summary>
public sealed record NewNameOptions;

/// <summary>What <see cref="NewName"/> learnt: plain data, which is stored as JSON.</summary>
/// <param name="Mean">The mean of the label over the training rows, in its unit.</param>
public sealed record FittedNewName(double Mean) : FittedModel
{
    public override void Predict(FeatureMatrix rows, Span<double> predictions) => predictions.Fill(Mean);
}

/// <summary>NewTitle: predicts the mean of the label, until Fit learns something from the features.</summary>
public sealed class NewName(NewNameOptions options) : LearningFamily<NewNameOptions, FittedNewName>(options)
{
    public override string Name => "new-name";

    public override string Title => "NewTitle";

    public override FeatureScope Scope => FeatureScope.AllFeatures;

    public override FittedModel Fit(TrainingSet training, int seed, CancellationToken cancellation = default) =>
        new FittedNewName(training.Labels.ToArray().Average());
}
