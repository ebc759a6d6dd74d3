namespace Delivery.Deployment.OnKubernetes;

/// <summary>What a cluster needs to know of an environment beside what every runtime does. What is null stays out of the objects.</summary>
public sealed record KubernetesSettings
{
    /// <summary>The namespace; null for the one of whoever applies the objects.</summary>
    public string? Namespace { get; init; }

    /// <summary>How many copies of the service run at least.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>How many copies run at most, where the load decides; null for always as many.</summary>
    public int? MaxReplicas { get; init; }

    /// <summary>The share of the requested processor time, in percent, above which copies are added.</summary>
    public int ProcessorTarget { get; init; } = 70;

    /// <summary>The processor time that a copy is sure of, in thousandths of a core.</summary>
    public int Processor { get; init; } = 250;

    /// <summary>The processor time that a copy may take at most, in thousandths of a core; null for what the node has left.</summary>
    public int? MaxProcessor { get; init; }

    /// <summary>The claim of a volume with the models registry that is there already; null for one that belongs to the environment.</summary>
    public string? ModelsClaim { get; init; }

    /// <summary>A models registry in Azure Blob Storage, where the environment has one instead of a volume.</summary>
    public Uri? ModelsStorage { get; init; }

    /// <summary>
    /// The client id of the managed identity that pods act as towards Azure, without any secret: AKS workload identity. Null for pods that are
    /// nobody there.
    /// </summary>
    public string? AzureIdentity { get; init; }

    /// <summary>The size of the environment's own volume, in MiB.</summary>
    public int ModelsSize { get; init; } = 1024;

    /// <summary>Who can mount the environment's own volume.</summary>
    public VolumeAccess ModelsAccess { get; init; } = VolumeAccess.ManyNodes;

    /// <summary>The class of storage of the environment's own volume; null for the cluster's default.</summary>
    public string? StorageClass { get; init; }

    /// <summary>The Secret with the file of API keys, under the key <see cref="ServicePods.KeysFile"/>; null where nobody needs a key.</summary>
    public string? ApiKeysSecret { get; init; }

    /// <summary>The Secret with the credentials of the images' registry; null where nodes have their own.</summary>
    public string? PullSecret { get; init; }

    /// <summary>Namespaces whose pods may ask the service; those of its own namespace always may.</summary>
    public IReadOnlyList<string> ClientNamespaces { get; init; } = [];

    /// <summary>How the service is reached from outside of the cluster; null for not at all.</summary>
    public IngressSettings? Ingress { get; init; }

    /// <summary>Where people find the service; null for the host of <see cref="Ingress"/>, else its name within the cluster.</summary>
    public Uri? Url { get; init; }

    /// <summary>How long the cluster may take to find a node for a pod, to pull its image and to start it.</summary>
    public TimeSpan StartWithin { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>When and how models are retrained; null for never.</summary>
    public RetrainingSettings? Retraining { get; init; }

    /// <summary>Whether pods ask something outside of the cluster.</summary>
    public bool AsksOutside => ModelsStorage is not null || AzureIdentity is not null;

    /// <summary>Whether the load decides how many copies run.</summary>
    public bool IsAutoscaled => MaxReplicas > Replicas;

    /// <summary>Whether several copies may run at the same time.</summary>
    public bool HasSeveral => Replicas > 1 || IsAutoscaled;
}
