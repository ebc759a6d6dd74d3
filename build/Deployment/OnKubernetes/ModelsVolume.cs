using k8s.Models;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>The volume of the models registry; there is none where it is in a storage.</summary>
static class ModelsVolume
{
    const string Name = "models";

    /// <summary>The claim of the environment's own volume; null where the environment names a place that is there already.</summary>
    public static V1PersistentVolumeClaim? Claim(DeployedRelease deployed) =>
        deployed.Settings is { ModelsClaim: not null } or { ModelsStorage: not null }
            ? null
            : new V1PersistentVolumeClaim
            {
                ApiVersion = "v1",
                Kind = V1PersistentVolumeClaim.KubeKind,
                Metadata = deployed.Metadata(deployed.Names.Models, KubernetesLabels.Service),
                Spec = new V1PersistentVolumeClaimSpec
                {
                    AccessModes =
                    [
                        deployed.Settings.ModelsAccess == VolumeAccess.ManyNodes ? "ReadWriteMany" : "ReadWriteOnce",
                    ],
                    StorageClassName = deployed.Settings.StorageClass,
                    Resources = new V1VolumeResourceRequirements
                    {
                        Requests = new Dictionary<string, ResourceQuantity>
                        {
                            ["storage"] = new($"{deployed.Settings.ModelsSize}Mi"),
                        },
                    },
                },
            };

    /// <summary>The volume in a pod.</summary>
    public static IEnumerable<V1Volume> Volumes(DeployedRelease deployed) =>
        deployed.Settings.ModelsStorage is null ? [OfClaim(Name, deployed.Names.Models)] : [];

    /// <summary>A volume of a claim.</summary>
    public static V1Volume OfClaim(string name, string claim) =>
        new()
        {
            Name = name,
            PersistentVolumeClaim = new V1PersistentVolumeClaimVolumeSource { ClaimName = claim },
        };

    /// <summary>Where a container sees it.</summary>
    public static IEnumerable<V1VolumeMount> Mounts(DeployedRelease deployed, string path, bool isReadOnly) =>
        deployed.Settings.ModelsStorage is null ? [MountOf(Name, path, isReadOnly)] : [];

    /// <summary>The registry, as the application's command line names it.</summary>
    /// <param name="deployed">The release.</param>
    /// <param name="path">Where a container sees the volume, if there is one.</param>
    public static string Registry(DeployedRelease deployed, string path) =>
        deployed.Settings.ModelsStorage?.AbsoluteUri ?? path;

    /// <summary>Where a container sees a volume.</summary>
    public static V1VolumeMount MountOf(string name, string path, bool isReadOnly) =>
        new()
        {
            Name = name,
            MountPath = path,
            // What is not said may be written to.
            ReadOnlyProperty = isReadOnly ? true : null,
        };
}
