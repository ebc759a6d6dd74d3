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
}
