using k8s.Models;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>The pods of the service, and how one release takes over from another without losing a request.</summary>
static class ServicePods
{
    /// <summary>The key of the Secret that has the file of API keys.</summary>
    public const string KeysFile = "api-keys.json";

    /// <summary>The name of the service's port.</summary>
    public const string PortName = "http";

    // A folder and not a file in it: only so a changed Secret gets to a container that runs.
    const string KeysFolder = "/run/api-keys";
    const string KeysVolume = "api-keys";

    const int ProbeEvery = 2;
    const int ProbePatience = 3;

    /// <summary>How long a pod stays as it is after the cluster has decided to end it: that long nodes may go on sending it new requests.</summary>
    static readonly TimeSpan s_unlisted = TimeSpan.FromSeconds(5);

    /// <summary>How long the service then answers, and says that it is not ready: load balancers outside look for themselves.</summary>
    static readonly TimeSpan s_drain = TimeSpan.FromSeconds(5);

    /// <summary>What is left when everything before has taken as long as it may.</summary>
    static readonly TimeSpan s_reserve = TimeSpan.FromSeconds(5);

    /// <summary>The Deployment.</summary>
    public static V1Deployment Deployment(DeployedRelease deployed) =>
        new()
        {
            ApiVersion = "apps/v1",
            Kind = V1Deployment.KubeKind,
            Metadata = deployed.WorkloadMetadata(deployed.Names.Prefix, KubernetesLabels.Service),
            Spec = new V1DeploymentSpec
            {
                // Where the load decides how many there are, each deployment would set the number back.
                Replicas = deployed.Settings.IsAutoscaled ? null : deployed.Settings.Replicas,
                Selector = deployed.Pods(KubernetesLabels.Service),
                Strategy = new V1DeploymentStrategy
                {
                    Type = "RollingUpdate",
                    RollingUpdate = new V1RollingUpdateDeployment { MaxUnavailable = 0, MaxSurge = 1 },
                },
                Template = new V1PodTemplateSpec
                {
                    Metadata = deployed.PodMetadata(KubernetesLabels.Service),
                    Spec = Pod(deployed),
                },
            },
        };

    static V1PodSpec Pod(DeployedRelease deployed)
    {
        var pod = deployed.Pod(Container(deployed), [.. ModelsVolume.Volumes(deployed), .. Keys(deployed)]);
        pod.TerminationGracePeriodSeconds = Seconds(
            s_unlisted + s_drain + deployed.Environment.DrainWithin + s_reserve
        );
        if (deployed.Settings.HasSeveral)
            pod.TopologySpreadConstraints =
            [
                Spread(deployed, "topology.kubernetes.io/zone"),
                Spread(deployed, "kubernetes.io/hostname"),
            ];
        return pod;
    }

    static V1Container Container(DeployedRelease deployed)
    {
        var contract = deployed.Contract;
        return new V1Container
        {
            Name = KubernetesLabels.Service,
            Args =
            [
                .. contract.Arguments(
                    deployed.Environment,
                    ModelsVolume.Registry(deployed, contract.ModelsPath),
                    deployed.Settings.ApiKeysSecret is null ? null : $"{KeysFolder}/{KeysFile}",
                    s_drain
                ),
            ],
            EnvFrom = SettingsMap.Of(deployed) is { } settings
                ? [new V1EnvFromSource { ConfigMapRef = new V1ConfigMapEnvSource { Name = settings.Metadata.Name } }]
                : null,
            Ports =
            [
                new V1ContainerPort
                {
                    Name = PortName,
                    ContainerPort = contract.Port,
                    Protocol = "TCP",
                },
            ],
            Resources = PodHardening.Resources(
                deployed.Settings.Processor,
                deployed.Environment.Memory,
                deployed.Settings.MaxProcessor
            ),
            // Until it has started nothing else is asked: a model may take its time to load.
            StartupProbe = Probe(
                contract.ReadyPath,
                ProbeEvery,
                (int)Math.Ceiling(deployed.Environment.ReadyWithin.TotalSeconds / ProbeEvery)
            ),
            ReadinessProbe = Probe(contract.ReadyPath, ProbeEvery, failures: 2),
            LivenessProbe = Probe(contract.LivePath, every: 10, failures: 3),
            // All clusters know a program. Where the image has none of this name, the service's own drain is left.
            Lifecycle = new V1Lifecycle
            {
                PreStop = new V1LifecycleHandler
                {
                    Exec = new V1ExecAction { Command = ["sleep", $"{Seconds(s_unlisted)}"] },
                },
            },
            VolumeMounts =
            [
                .. ModelsVolume.Mounts(deployed, contract.ModelsPath, isReadOnly: true),
                .. deployed.Settings.ApiKeysSecret is null
                    ? []
                    : (V1VolumeMount[])[ModelsVolume.MountOf(KeysVolume, KeysFolder, isReadOnly: true)],
            ],
        };
    }

    static V1Probe Probe(string path, int every, int failures) =>
        new()
        {
            HttpGet = new V1HTTPGetAction { Path = path, Port = PortName },
            PeriodSeconds = every,
            TimeoutSeconds = ProbePatience,
            FailureThreshold = failures,
        };

    static IEnumerable<V1Volume> Keys(DeployedRelease deployed) =>
        deployed.Settings.ApiKeysSecret is not { } secret
            ? []
            :
            [
                new V1Volume
                {
                    Name = KeysVolume,
                    // For the application's group only.
                    Secret = new V1SecretVolumeSource { SecretName = secret, DefaultMode = 0b100_100_000 },
                },
            ];

    // Rather two on one node than one that does not run.
    static V1TopologySpreadConstraint Spread(DeployedRelease deployed, string topology) =>
        new()
        {
            MaxSkew = 1,
            TopologyKey = topology,
            WhenUnsatisfiable = "ScheduleAnyway",
            LabelSelector = deployed.Pods(KubernetesLabels.Service),
        };

    static long Seconds(TimeSpan time) => (long)Math.Ceiling(time.TotalSeconds);
}
