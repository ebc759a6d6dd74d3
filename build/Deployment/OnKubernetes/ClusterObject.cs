using System.Text.Json.Nodes;
using k8s;
using k8s.Models;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>An object as a cluster's API writes it: whatever its kind and the version of its form.</summary>
/// <param name="Resource">Where the API has it.</param>
/// <param name="Content">The object.</param>
sealed record ClusterObject(ApiResource Resource, JsonObject Content)
{
    public string Name => Content["metadata"]!["name"]!.GetValue<string>();

    /// <summary>The object in the form that this build writes.</summary>
    public static ClusterObject Of(IKubernetesObject<V1ObjectMeta> described) =>
        new(ApiResource.Of(described.Kind), JsonNode.Parse(KubernetesJson.Serialize(described))!.AsObject());

    /// <summary>A label, or null.</summary>
    public string? Label(string name) => Content["metadata"]?["labels"]?[name]?.GetValue<string>();

    public override string ToString() => $"{Resource.Kind} {Name}";
}
