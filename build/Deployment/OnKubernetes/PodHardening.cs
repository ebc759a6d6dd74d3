using k8s.Models;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>What every pod of an environment may do: as little as possible.</summary>
static class PodHardening
{
    /// <summary>The application's user in the release image.</summary>
    public const long User = 1654;

    const string Temporary = "tmp";

    /// <summary>A pod that is nobody's but the application's user.</summary>
    public static V1PodSecurityContext Pod() =>
        new()
        {
            RunAsNonRoot = true,
            RunAsUser = User,
            RunAsGroup = User,
            FsGroup = User,
            // A registry has many files; it belongs to this user already but for the first time.
            FsGroupChangePolicy = "OnRootMismatch",
            SeccompProfile = new V1SeccompProfile { Type = "RuntimeDefault" },
        };

    /// <summary>A container that cannot write but to its volumes, has no privileges and gets none.</summary>
    public static V1SecurityContext Container() =>
        new()
        {
            AllowPrivilegeEscalation = false,
            Privileged = false,
            ReadOnlyRootFilesystem = true,
            Capabilities = new V1Capabilities { Drop = ["ALL"] },
        };

    /// <summary>What a container is sure of, and what it may take.</summary>
    /// <param name="processor">Thousandths of a core.</param>
    /// <param name="memory">MiB, of which it is sure: what a node does not have it should not promise.</param>
    /// <param name="maxProcessor">Thousandths of a core, or null.</param>
    public static V1ResourceRequirements Resources(int processor, int memory, int? maxProcessor = null)
    {
        var limits = new Dictionary<string, ResourceQuantity> { ["memory"] = new($"{memory}Mi") };
        if (maxProcessor is { } most)
            limits["cpu"] = new ResourceQuantity($"{most}m");
        return new V1ResourceRequirements
        {
            Requests = new Dictionary<string, ResourceQuantity>
            {
                ["cpu"] = new($"{processor}m"),
                ["memory"] = new($"{memory}Mi"),
            },
            Limits = limits,
        };
    }

    /// <summary>The only place that is always there to write to.</summary>
    public static V1Volume TemporaryVolume() =>
        new()
        {
            Name = Temporary,
            EmptyDir = new V1EmptyDirVolumeSource { SizeLimit = new ResourceQuantity("64Mi") },
        };

    /// <summary>Where that place is.</summary>
    public static V1VolumeMount TemporaryMount() => new() { Name = Temporary, MountPath = "/tmp" };
}
