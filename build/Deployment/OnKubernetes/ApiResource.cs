namespace Delivery.Deployment.OnKubernetes;

/// <summary>Where a cluster's API has the objects of a kind.</summary>
/// <param name="Group">The group; empty for the core.</param>
/// <param name="Version">The version within the group.</param>
/// <param name="Plural">The name in addresses.</param>
/// <param name="Kind">The kind of the objects.</param>
sealed record ApiResource(string Group, string Version, string Plural, string Kind)
{
    public const string DeploymentKind = "Deployment";
    public const string ClaimKind = "PersistentVolumeClaim";

    /// <summary>All kinds that an environment may have, each in the form that this build writes, in the order in which they are made.</summary>
    public static IReadOnlyList<ApiResource> All { get; } =
    [
        new("", "v1", "serviceaccounts", "ServiceAccount"),
        new("", "v1", "configmaps", "ConfigMap"),
        new("", "v1", "persistentvolumeclaims", ClaimKind),
        new("networking.k8s.io", "v1", "networkpolicies", "NetworkPolicy"),
        new("", "v1", "services", "Service"),
        new("apps", "v1", "deployments", DeploymentKind),
        new("policy", "v1", "poddisruptionbudgets", "PodDisruptionBudget"),
        new("autoscaling", "v2", "horizontalpodautoscalers", "HorizontalPodAutoscaler"),
        new("networking.k8s.io", "v1", "ingresses", "Ingress"),
        new("batch", "v1", "cronjobs", "CronJob"),
    ];

    /// <summary>The group and the version, as objects write it.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>The resource of a kind, in the form that this build writes.</summary>
    public static ApiResource Of(string kind) => All.Single(x => x.Kind == kind);

    public override string ToString() => $"{Kind} ({ApiVersion})";
}
