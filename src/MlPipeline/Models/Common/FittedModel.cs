using System.Text.Json;
using System.Text.Json.Serialization;
using MlPipeline.Features.Common;

namespace MlPipeline.Models.Common;

/// <summary>A model that was fitted. What it learnt is plain data. Safe to use from several threads at once.</summary>
public abstract record FittedModel
{
    /// <summary>Its coefficients, for a model that has them; else empty.</summary>
    [JsonIgnore]
    public virtual IReadOnlyList<Coefficient> Coefficients => [];

    /// <summary>What was found out while fitting that the user should know, one sentence each.</summary>
    [JsonIgnore]
    public virtual IReadOnlyList<string> Notes => [];

    /// <summary>What it learnt, to store.</summary>
    [JsonIgnore]
    public JsonElement Learnt => JsonSerializer.SerializeToElement(this, GetType(), PackageJson.Options);

    /// <summary>Predicts the label of each row, in label units. A row's prediction depends on that row alone.</summary>
    /// <param name="rows">Rows × the features it was fitted on, in the same order.</param>
    /// <param name="predictions">Takes one prediction per row.</param>
    public abstract void Predict(FeatureMatrix rows, Span<double> predictions);

    /// <summary>Whether <see cref="Explain"/> can tell what each feature contributes.</summary>
    [JsonIgnore]
    public virtual bool Explains => false;

    /// <summary>What each feature contributes to the prediction of each row. Override it with <see cref="Explains"/>.</summary>
    /// <param name="rows">As for <see cref="Predict"/>.</param>
    /// <exception cref="InputException">The model does not explain itself, or was stored before models did.</exception>
    public virtual Contributions Explain(FeatureMatrix rows) =>
        throw new InputException(
            "The model holds nothing that its predictions could be explained with.",
            "Train again with a family that explains its predictions."
        );
}
