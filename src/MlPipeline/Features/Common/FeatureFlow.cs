using System.Text.Json;
using MlPipeline.DataLoaders;
using MlPipeline.Fields;

namespace MlPipeline.Features.Common;

/// <summary>Turns fields into features: it is fitted on training rows only, and then applied to any rows.</summary>
public abstract class FeatureFlow
{
    /// <summary>The flow's name: unique in a project, as it names what the flow learnt in a package.</summary>
    public abstract string Name { get; }

    /// <summary>The fields it reads.</summary>
    public abstract IReadOnlyList<Field> Reads { get; }

    /// <summary>Learns from training rows.</summary>
    public abstract FittedFlow Fit(Dataset training);

    /// <summary>Takes up what was learnt before.</summary>
    /// <exception cref="InputException">What was stored is not what this flow learns.</exception>
    public abstract FittedFlow Restore(JsonElement learnt);
}
