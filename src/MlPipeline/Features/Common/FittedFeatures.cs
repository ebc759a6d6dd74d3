using System.Text.Json;
using MlPipeline.DataLoaders;

namespace MlPipeline.Features.Common;

/// <summary>Fitted feature flows, side by side.</summary>
public sealed class FittedFeatures
{
    /// <summary>Puts fitted flows side by side.</summary>
    /// <exception cref="InputException">Two flows make features of one name.</exception>
    public FittedFeatures(IReadOnlyList<FittedFlow> flows)
    {
        Flows = flows;
        FeatureNames = [.. flows.SelectMany(x => x.FeatureNames)];
        var twice = FeatureNames.GroupBy(x => x, StringComparer.Ordinal).FirstOrDefault(x => x.Count() > 1);
        if (twice is not null)
            throw new InputException(
                $"Feature \"{twice.Key}\" is made by the flows "
                    + string.Join(
                        " and ",
                        flows.Where(x => x.FeatureNames.Contains(twice.Key)).Select(x => $"\"{x.Name}\"")
                    )
                    + ".",
                "Give the features of each flow names of their own."
            );
    }

    /// <summary>The fitted flows, in order.</summary>
    public IReadOnlyList<FittedFlow> Flows { get; }

    /// <summary>The names of all features, in order.</summary>
    public IReadOnlyList<string> FeatureNames { get; }

    /// <summary>What each flow learnt, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonElement>> Learnt =>
        [.. Flows.Select(x => KeyValuePair.Create(x.Name, x.Learnt))];

    /// <summary>Makes the features of rows: rows × <see cref="FeatureNames"/>.</summary>
    public FeatureMatrix Apply(Dataset rows) =>
        Flows.Count == 1 ? Flows[0].Apply(rows) : FeatureMatrix.Join([.. Flows.Select(x => x.Apply(rows))]);
}
