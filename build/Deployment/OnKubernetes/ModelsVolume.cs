using k8s.Models;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>The volume of the models registry.</summary>
static class ModelsVolume
{
    const string Name = "models";

    /// <summary>The claim of the environment's own volume; null where the environment names one that is there already.</summary>
    public static V1PersistentVolumeClaim? Claim(DeployedRelease deployed) =>
        deployed.Settings.ModelsClaim is not null
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
    public static V1Volume Volume(DeployedRelease deployed) => OfClaim(Name, deployed.Names.Models);

    /// <summary>A volume of a claim.</summary>
    public static V1Volume OfClaim(string name, string claim) =>
        new()
        {
            Name = name,
            PersistentVolumeClaim = new V1PersistentVolumeClaimVolumeSource { ClaimName = claim },
        };

    /// <summary>Where a container sees it.</summary>
    public static V1VolumeMount Mount(string path, bool isReadOnly) => MountOf(Name, path, isReadOnly);

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
