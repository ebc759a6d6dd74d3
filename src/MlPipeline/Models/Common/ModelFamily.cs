using System.Text.Json;

namespace MlPipeline.Models.Common;

/// <summary>A kind of model with its options: fitted on features and labels it becomes a <see cref="FittedModel"/>.</summary>
public abstract class ModelFamily
{
    /// <summary>The name as the command line takes it: lower case, words joined by dashes.</summary>
    public abstract string Name { get; }

    /// <summary>The name for people.</summary>
    public abstract string Title { get; }

    /// <summary>Which features it reads.</summary>
    public abstract FeatureScope Scope { get; }

    /// <summary>The options it is fitted with, by name.</summary>
    public abstract JsonElement HyperParameters { get; }

    /// <summary>Fits the family. The same rows and seed give the same model, to the bit.</summary>
    /// <exception cref="InputException">The rows cannot be fitted: too few, or a feature the family needs is not there.</exception>
    public abstract FittedModel Fit(TrainingSet training, int seed, CancellationToken cancellation = default);

    /// <summary>Takes up a model that <see cref="FittedModel.Learnt"/> was stored of.</summary>
    /// <exception cref="InputException">What was stored is not what this family learns.</exception>
    public abstract FittedModel Restore(JsonElement learnt);
}
