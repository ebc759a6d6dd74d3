using k8s.Models;

namespace MlPipeline.Hosting.Commands.OnKubernetes;

/// <summary>The pods of jobs, as like those of the deployed service as can be: its image, models and settings, and no more rights.</summary>
/// <param name="service">The Deployment of the service.</param>
/// <param name="claims">The volumes of input and output beside those of the service, and where a pod sees them.</param>
/// <param name="resources">What a pod is sure of, and may take.</param>
sealed class ServiceTemplate(
    V1Deployment service,
    IReadOnlyList<(string Claim, string Path)> claims,
    V1ResourceRequirements resources
)
{
    const string Temporary = "/tmp";

    // By them AKS knows that a pod acts as the managed identity of its account; by all others a service knows its pods.
    const string AzureIdentity = "azure.workload.identity/";

    V1PodSpec Pod => service.Spec.Template.Spec;

    V1Container Container => Pod.Containers[0];

    /// <summary>The name of the Deployment.</summary>
    public string Name => service.Name();

    /// <summary>The image that the service runs.</summary>
    public string Image => Container.Image;

    /// <summary>The models registry that the service reads; null where its command line names none.</summary>
    public string? Registry => ArgumentOf("--registry");

    /// <summary>The alias of the model that the service serves; null where its command line names none.</summary>
    public string? Alias => ArgumentOf("--alias");

    /// <summary>A pod that runs one command of the application to its end.</summary>
    /// <param name="arguments">The command and its arguments.</param>
    /// <param name="mayWriteModels">Whether it may change the models registry.</param>
    /// <param name="variables">Variables beside the service's own.</param>
    public V1PodTemplateSpec PodOf(
        IEnumerable<string> arguments,
        bool mayWriteModels,
        params IEnumerable<V1EnvVar> variables
    ) =>
        new()
        {
            Metadata = new V1ObjectMeta
            {
                Labels = (service.Spec.Template.Metadata?.Labels ?? new Dictionary<string, string>())
                    .Where(x => x.Key.StartsWith(AzureIdentity, StringComparison.Ordinal))
                    .ToDictionary(),
            },
            Spec = SpecOf(arguments, mayWriteModels, variables),
        };

    V1PodSpec SpecOf(IEnumerable<string> arguments, bool mayWriteModels, IEnumerable<V1EnvVar> variables)
    {
        var keys = ArgumentOf("--api-keys");
        V1VolumeMount[] mounts =
        [
            .. (Container.VolumeMounts ?? [])
                // A job answers nobody: it needs to know no keys.
                .Where(x => keys is null || !keys.StartsWith(x.MountPath, StringComparison.Ordinal))
                .Select(x => x.MountPath == Registry && mayWriteModels ? Writable(x) : x),
            .. claims.Select((x, i) => new V1VolumeMount { Name = NameOf(i), MountPath = x.Path }),
        ];
        return new V1PodSpec
        {
            RestartPolicy = "Never",
            ServiceAccountName = Pod.ServiceAccountName,
            AutomountServiceAccountToken = Pod.AutomountServiceAccountToken,
            EnableServiceLinks = Pod.EnableServiceLinks,
            SecurityContext = Pod.SecurityContext,
            ImagePullSecrets = Pod.ImagePullSecrets,
            NodeSelector = Pod.NodeSelector,
            Tolerations = Pod.Tolerations,
            Affinity = Pod.Affinity,
            Volumes =
            [
                .. (Pod.Volumes ?? []).Where(x => mounts.Any(y => y.Name == x.Name)).Select(x => Roomy(x, mounts)),
                .. claims.Select(
                    (x, i) =>
                        new V1Volume
                        {
                            Name = NameOf(i),
                            PersistentVolumeClaim = new V1PersistentVolumeClaimVolumeSource { ClaimName = x.Claim },
                        }
                ),
            ],
            Containers =
            [
                new V1Container
                {
                    Name = "job",
                    Image = Container.Image,
                    ImagePullPolicy = Container.ImagePullPolicy,
                    Command = Container.Command,
                    Args = [.. arguments],
                    Env = [.. Container.Env ?? [], .. variables],
                    EnvFrom = Container.EnvFrom,
                    SecurityContext = Container.SecurityContext,
                    Resources = resources,
                    VolumeMounts = mounts,
                    // Whoever looks at the pod sees why it failed.
                    TerminationMessagePolicy = "FallbackToLogsOnError",
                },
            ],
        };
    }

    string? ArgumentOf(string option)
    {
        var at = Container.Args?.IndexOf(option) ?? -1;
        return at >= 0 && at + 1 < Container.Args!.Count ? Container.Args[at + 1] : null;
    }

    static string NameOf(int claim) => $"batch-{claim}";

    static V1VolumeMount Writable(V1VolumeMount mount) => new() { Name = mount.Name, MountPath = mount.MountPath };

    // What a service needs of it is little; a job may have to put its work there before it is in its place.
    static V1Volume Roomy(V1Volume volume, V1VolumeMount[] mounts) =>
        volume.EmptyDir is not null && mounts.Any(x => x.Name == volume.Name && x.MountPath == Temporary)
            ? new V1Volume { Name = volume.Name, EmptyDir = new V1EmptyDirVolumeSource() }
            : volume;
}
