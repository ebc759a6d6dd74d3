using System.Net;
using Delivery.Docker;
using k8s;
using k8s.Autorest;
using k8s.Models;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>Reads back what runs of an environment.</summary>
sealed class ServiceReading(ClusterApi api, DeploymentEnvironment environment)
{
    readonly KubernetesNames _names = new(environment);

    /// <summary>The Deployment and its pods; null where there is none.</summary>
    public async Task<ServiceState?> FindAsync(CancellationToken cancellation)
    {
        var labels = KubernetesLabels.PodsOf(_names, KubernetesLabels.Service);
        V1Deployment deployment;
        try
        {
            deployment = await api.Client.AppsV1.ReadNamespacedDeploymentAsync(
                _names.Prefix,
                api.Namespace,
                cancellationToken: cancellation
            );
        }
        catch (HttpOperationException exception) when (exception.Response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
        var sets = await api.Client.AppsV1.ListNamespacedReplicaSetAsync(
            api.Namespace,
            labelSelector: labels,
            cancellationToken: cancellation
        );
        var pods = await api.Client.CoreV1.ListNamespacedPodAsync(
            api.Namespace,
            labelSelector: labels,
            cancellationToken: cancellation
        );
        return ServiceState.Of(deployment, sets.Items, pods.Items);
    }

    /// <summary>What gets the requests; null where nothing is deployed.</summary>
    public async Task<RunningService?> ReadAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is not { Pods: { Count: > 0 } pods } state)
            return null;
        // A release that cannot start is not what serves, as long as the one before does.
        var shown = pods.Where(x => PodProblem.IsReady(x) || state.OtherReadyPods.Count == 0).ToList();
        var newest = shown.MaxBy(x => x.Metadata.CreationTimestamp)!;
        var instances = new List<RunningInstance>();
        foreach (var pod in shown)
            instances.Add(
                await FindProblemAsync(pod, cancellation) is { } problem
                    ? new(
                        pod.Name(),
                        DigestOf(pod),
                        problem.IsFinal ? ServiceHealth.Unhealthy : ServiceHealth.Starting,
                        problem.Reason
                    )
                    : new(pod.Name(), DigestOf(pod), ServiceHealth.Healthy, "")
            );
        return new RunningService(
            ReleaseOf(newest),
            $"revision {state.RevisionNumber}",
            newest.Metadata.CreationTimestamp ?? default,
            environment.Url,
            instances
        );
    }

    /// <summary>What is wrong with a pod; null when it is ready.</summary>
    public async Task<PodProblem?> FindProblemAsync(V1Pod pod, CancellationToken cancellation)
    {
        if (PodProblem.IsReady(pod))
            return null;
        var events = await api.Client.CoreV1.ListNamespacedEventAsync(
            api.Namespace,
            fieldSelector: $"involvedObject.uid={pod.Uid()}",
            cancellationToken: cancellation
        );
        return PodProblem.Of(pod, [.. events.Items], environment.ReadyWithin);
    }

    /// <summary>The last lines of a pod, the oldest first; of the container before where the last one has not said anything yet.</summary>
    public async Task<IReadOnlyList<string>> ReadLogAsync(V1Pod pod, int lines, CancellationToken cancellation)
    {
        var restarted = pod.Status?.ContainerStatuses?.Any(x => x.RestartCount > 0) == true;
        foreach (var isPrevious in restarted ? [true, false] : new[] { false })
        {
            try
            {
                await using var log = await api.Client.CoreV1.ReadNamespacedPodLogAsync(
                    pod.Name(),
                    api.Namespace,
                    tailLines: lines,
                    previous: isPrevious,
                    cancellationToken: cancellation
                );
                using var reader = new StreamReader(log);
                var text = await reader.ReadToEndAsync(cancellation);
                if (text.Length > 0)
                    return text.TrimEnd('\n').Split('\n');
            }
            catch (HttpOperationException)
            {
                // It has never run, or what it said is gone: then there is nothing to show.
            }
        }
        return [];
    }

    /// <summary>The digest of the image that a pod runs, as its node says; null where that cannot be told.</summary>
    public static string? DigestOf(V1Pod pod) =>
        pod.Status?.ContainerStatuses?.FirstOrDefault()?.ImageID is { } image
        && image.LastIndexOf('@') is >= 0 and var at
            ? image[(at + 1)..]
            : null;

    static Release ReleaseOf(V1Pod pod)
    {
        string Recorded(string name) => pod.GetAnnotation(name) ?? "";
        return new Release(
            ImageReference.Parse(pod.Spec.Containers[0].Image),
            Recorded(RecordedLabels.Version),
            Recorded(RecordedLabels.Commit),
            Recorded(RecordedLabels.Tree)
        );
    }
}
