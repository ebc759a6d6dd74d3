using System.Text.Json;
using MlPipeline.DataLoaders;

namespace MlPipeline.Features.Common;

/// <summary>A feature flow with what it learnt.</summary>
public abstract class FittedFlow
{
    /// <summary>The name of the flow.</summary>
    public abstract string Name { get; }

    /// <summary>The names of the features it makes, in order.</summary>
    public abstract IReadOnlyList<string> FeatureNames { get; }

    /// <summary>What it learnt: plain data, to inspect and to store.</summary>
    public abstract JsonElement Learnt { get; }

    /// <summary>Makes the features of rows: rows × <see cref="FeatureNames"/>. A row's features depend on that row alone.</summary>
    public abstract FeatureMatrix Apply(Dataset rows);
}
