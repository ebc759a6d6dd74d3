namespace Delivery.Deployment.OnKubernetes;

/// <summary>Which objects of an environment are no longer wanted.</summary>
static class Pruning
{
    /// <summary>The objects to remove: this build's own, of this environment, and not wanted any more. Models are never among them.</summary>
    /// <param name="names">The environment's names.</param>
    /// <param name="wanted">What shall be there.</param>
    /// <param name="found">What is there, whoever made it.</param>
    public static IReadOnlyList<ClusterObject> Choose(
        KubernetesNames names,
        IReadOnlyCollection<ClusterObject> wanted,
        IEnumerable<ClusterObject> found
    ) =>
        [
            .. found.Where(x =>
                IsOwn(names, x)
                && x.Resource.Kind != ApiResource.ClaimKind
                && !wanted.Any(y => y.Resource.Kind == x.Resource.Kind && y.Name == x.Name)
            ),
        ];

    /// <summary>Whether an object is this build's own, of an environment.</summary>
    public static bool IsOwn(KubernetesNames names, ClusterObject found) =>
        found.Label(KubernetesLabels.ManagedBy) == KubernetesLabels.Manager
        && found.Label(KubernetesLabels.Instance) == names.Prefix;
}
