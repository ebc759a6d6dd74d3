using k8s.Models;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>A release in an environment on a cluster: what all its objects are made of.</summary>
sealed record DeployedRelease(DeploymentEnvironment Environment, Release Release, KubernetesOptions Options)
{
    public KubernetesNames Names { get; } = new(Environment);

    public KubernetesSettings Settings => Environment.Kubernetes;

    public ServiceContract Contract => Options.Contract;

    /// <summary>The name and the labels of an object that stays when releases come and go.</summary>
    public V1ObjectMeta Metadata(string name, string component) =>
        new()
        {
            Name = name,
            NamespaceProperty = Settings.Namespace,
            Labels = KubernetesLabels.Of(Names, Options, component),
        };

    /// <summary>The name and the labels of an object that runs the release.</summary>
    public V1ObjectMeta WorkloadMetadata(string name, string component) =>
        new()
        {
            Name = name,
            NamespaceProperty = Settings.Namespace,
            Labels = KubernetesLabels.Of(Names, Options, component, Release),
        };

    /// <summary>What a pod is known by.</summary>
    public V1ObjectMeta PodMetadata(string component) =>
        new()
        {
            Labels = AzureIdentity.AddTo(KubernetesLabels.Of(Names, Options, component, Release), Settings),
            Annotations = KubernetesLabels.Annotations(Environment, Release),
        };

    /// <summary>What finds the pods of a component.</summary>
    public V1LabelSelector Pods(string component) =>
        new() { MatchLabels = KubernetesLabels.Selector(Names, component) };

    /// <summary>A pod with one container and what every pod of the environment has.</summary>
    /// <param name="container">The container; gets the image, the hardening and <c>/tmp</c>.</param>
    /// <param name="volumes">Its volumes.</param>
    public V1PodSpec Pod(V1Container container, IEnumerable<V1Volume> volumes)
    {
        // A digest is always the same image: what a node has need not be pulled again.
        container.Image = Release.Image.ToString();
        container.ImagePullPolicy = "IfNotPresent";
        container.SecurityContext = PodHardening.Container();
        // Why a container ended stands in the pod's state, where it is looked for.
        container.TerminationMessagePolicy = "FallbackToLogsOnError";
        container.VolumeMounts = [.. container.VolumeMounts, PodHardening.TemporaryMount()];
        return new V1PodSpec
        {
            ServiceAccountName = Names.Prefix,
            AutomountServiceAccountToken = false,
            // Variables with the addresses of all Services of the namespace are of no use to it.
            EnableServiceLinks = false,
            SecurityContext = PodHardening.Pod(),
            ImagePullSecrets = Settings.PullSecret is { } secret
                ? [new V1LocalObjectReference { Name = secret }]
                : null,
            Containers = [container],
            Volumes = [.. volumes, PodHardening.TemporaryVolume()],
        };
    }
}
