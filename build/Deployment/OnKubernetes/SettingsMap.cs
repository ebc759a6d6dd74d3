using k8s.Models;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>The settings of the service, as variables.</summary>
static class SettingsMap
{
    /// <summary>The ConfigMap; null where the environment has no settings.</summary>
    public static V1ConfigMap? Of(DeployedRelease deployed) =>
        deployed.Environment.Settings.Count == 0
            ? null
            : new V1ConfigMap
            {
                ApiVersion = "v1",
                Kind = V1ConfigMap.KubeKind,
                Metadata = deployed.Metadata(
                    deployed.Names.Settings(deployed.Environment.Settings),
                    KubernetesLabels.Service
                ),
                // Other settings have another name.
                Immutable = true,
                Data = new SortedDictionary<string, string>(
                    deployed.Environment.Settings.ToDictionary(),
                    StringComparer.Ordinal
                ),
            };
}
