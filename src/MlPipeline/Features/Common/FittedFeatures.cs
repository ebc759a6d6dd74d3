using System.Text.Json;
using MlPipeline.DataLoaders;

namespace MlPipeline.Features.Common;

/// <summary>Fitted feature flows, side by side.</summary>
public sealed class FittedFeatures
{
    readonly FeatureNames names;

    /// <summary>Puts fitted flows side by side.</summary>
    /// <exception cref="InputException">Two flows make features of one name.</exception>
    public FittedFeatures(IReadOnlyList<FittedFlow> flows)
    {
        Flows = flows;
        var twice = flows
            .SelectMany(x => x.FeatureNames)
            .GroupBy(x => x, StringComparer.Ordinal)
            .FirstOrDefault(x => x.Count() > 1);
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
        names = new FeatureNames(flows.SelectMany(x => x.FeatureNames));
    }

    /// <summary>The fitted flows, in order.</summary>
    public IReadOnlyList<FittedFlow> Flows { get; }

    /// <summary>The names of all features, in order.</summary>
    public IReadOnlyList<string> FeatureNames => names;

    /// <summary>What each flow learnt, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonElement>> Learnt =>
        [.. Flows.Select(x => KeyValuePair.Create(x.Name, x.Learnt))];

    /// <summary>Makes the features of rows: rows × <see cref="FeatureNames"/>.</summary>
    public FeatureMatrix Apply(Dataset rows)
    {
        if (Flows.Count == 1)
            return Flows[0].Apply(rows);
        var parts = new FeatureMatrix[Flows.Count];
        for (var i = 0; i < parts.Length; i++)
            parts[i] = Flows[i].Apply(rows);
        return FeatureMatrix.Join(names, parts);
    }
}
