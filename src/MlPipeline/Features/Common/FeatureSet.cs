using System.Text.Json;
using MlPipeline.DataLoaders;

namespace MlPipeline.Features.Common;

/// <summary>The feature flows that a model reads, in order.</summary>
public sealed class FeatureSet(IReadOnlyList<FeatureFlow> flows)
{
    /// <summary>The flows.</summary>
    public IReadOnlyList<FeatureFlow> Flows { get; } = flows;

    /// <summary>Fits every flow on training rows.</summary>
    public FittedFeatures Fit(Dataset training) => new([.. Flows.Select(x => x.Fit(training))]);

    /// <summary>Takes up what the flows learnt before.</summary>
    /// <param name="learnt">The name of each flow with what it learnt, in order.</param>
    /// <exception cref="InputException">The project no longer has such a flow, or it cannot read what was stored.</exception>
    public FittedFeatures Restore(IReadOnlyList<KeyValuePair<string, JsonElement>> learnt) =>
        new([.. learnt.Select(x => Find(x.Key).Restore(x.Value))]);

    FeatureFlow Find(string name) =>
        Flows.FirstOrDefault(x => x.Name == name)
        ?? throw new InputException(
            $"Feature flow \"{name}\", which the model was trained with, does not exist in this project. "
                + NearestName.Suggestion(name, [.. Flows.Select(x => x.Name)]),
            "Use the version of the project that made the package, or train again."
        );
}
