using System.Text.Json.Nodes;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>An object that is to be, and what it changes.</summary>
/// <param name="Wanted">What is said of the object.</param>
/// <param name="Live">The object as it is; null where it is not there.</param>
/// <param name="Differences">What the cluster says that would be different, a line each.</param>
sealed record ObjectChange(ClusterObject Wanted, JsonObject? Live, IReadOnlyList<string> Differences)
{
    public bool IsNeeded => Live is null || Differences.Count > 0;

    /// <summary>The change in lines for people.</summary>
    public IEnumerable<string> Lines =>
        Live is null ? [$"make {Wanted}"] : Differences.Select(x => $"change {Wanted}: {x}");
}
