using k8s;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>Removes everything that carries an environment's labels.</summary>
static class KubernetesRemoval
{
    static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(250);

    /// <summary>Removes the objects, and waits until the pods are gone.</summary>
    public static async Task RunAsync(
        ClusterApi api,
        DeploymentEnvironment environment,
        bool withModels,
        CancellationToken cancellation
    )
    {
        var names = new KubernetesNames(environment);
        var own = await ClusterChanges.FindOwnAsync(api, names, cancellation);
        foreach (
            var found in own.Reverse()
                .Where(x => Pruning.IsOwn(names, x) && (withModels || x.Resource.Kind != ApiResource.ClaimKind))
        )
            await api.DeleteAsync(found, cancellation);

        var pods = KubernetesLabels.PodsOf(names, KubernetesLabels.Service);
        while (
            (
                await api.Client.CoreV1.ListNamespacedPodAsync(
                    api.Namespace,
                    labelSelector: pods,
                    cancellationToken: cancellation
                )
            )
                .Items
                .Count > 0
        )
            await Task.Delay(s_interval, cancellation);
    }
}
