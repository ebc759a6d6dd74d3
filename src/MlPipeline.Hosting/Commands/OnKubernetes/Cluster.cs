using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Exceptions;
using k8s.Models;
using YamlDotNet.Core;

namespace MlPipeline.Hosting.Commands.OnKubernetes;

/// <summary>One namespace of a cluster.</summary>
/// <param name="client">The connection, which is closed with this.</param>
/// <param name="space">The namespace.</param>
sealed class Cluster(IKubernetes client, string space) : IDisposable
{
    // What the build labels its Deployments with.
    const string DeployedServices = "app.kubernetes.io/managed-by=mlpipeline,app.kubernetes.io/component=service";
    const string FileVariable = "KUBECONFIG";

    /// <summary>The namespace.</summary>
    public string Namespace => space;

    /// <summary>Connects as kubectl would. The cluster is not asked yet.</summary>
    /// <param name="file">The kubeconfig; null for the usual ones, or the pod's own account.</param>
    /// <param name="context">The context in it; null for the current one.</param>
    /// <param name="space">The namespace; null for the one of the context.</param>
    /// <exception cref="InputException">There is no kubeconfig, or it does not lead to a cluster.</exception>
    public static Cluster Open(string? file, string? context, string? space)
    {
        // As kubectl has it, the variable may list several; the first that is there is taken.
        file ??= Environment
            .GetEnvironmentVariable(FileVariable)
            ?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(File.Exists);
        var usual = KubernetesClientConfiguration.KubeConfigDefaultLocation;
        // The library would take a cluster at localhost:8080, which nobody has meant.
        if (file is null && !File.Exists(usual) && !KubernetesClientConfiguration.IsInCluster())
            throw new InputException(
                $"There is no kubeconfig: not in {FileVariable}, and not at {usual}.",
                "Name one with --kubeconfig."
            );
        try
        {
            var configuration =
                file is null && context is null
                    ? KubernetesClientConfiguration.BuildDefaultConfig()
                    : KubernetesClientConfiguration.BuildConfigFromConfigFile(file, context);
            return new(new k8s.Kubernetes(configuration), space ?? configuration.Namespace ?? "default");
        }
        catch (Exception failed)
            when (failed is KubeConfigException or IOException or UnauthorizedAccessException or YamlException)
        {
            throw new InputException(
                $"{file ?? "The usual kubeconfig"} does not lead to a cluster: {failed.Message.TrimEnd('.')}.",
                "Name a kubeconfig with --kubeconfig, and a context of it with --kube-context.",
                failed
            );
        }
    }

    public void Dispose() => client.Dispose();

    /// <summary>The Deployment of that name; without one the only one that the build has deployed here.</summary>
    /// <exception cref="InputException">There is none, or there are several.</exception>
    public async Task<V1Deployment> ServiceAsync(string? name, CancellationToken cancellation)
    {
        if (name is not null)
            return await FindAsync(() =>
                    client.AppsV1.ReadNamespacedDeploymentAsync(name, space, cancellationToken: cancellation)
                )
                ?? throw new InputException(
                    $"Namespace \"{space}\" has no Deployment \"{name}\".",
                    $"\"kubectl get deployments --namespace {space}\" lists them."
                );
        var found = await AskAsync(() =>
            client.AppsV1.ListNamespacedDeploymentAsync(
                space,
                labelSelector: DeployedServices,
                cancellationToken: cancellation
            )
        );
        return found.Items switch
        {
            [var only] => only,
            [] => throw new InputException(
                $"Namespace \"{space}\" has no service that the build has deployed.",
                "Deploy one, name the namespace with --namespace, or name another Deployment with --deployment."
            ),
            var several => throw new InputException(
                $"Namespace \"{space}\" has several services: {string.Join(", ", several.Select(x => x.Name()))}.",
                "Name the one whose image and models the jobs take with --deployment."
            ),
        };
    }

    /// <summary>A job, or null.</summary>
    public Task<V1Job?> JobAsync(string name, CancellationToken cancellation) =>
        FindAsync(() => client.BatchV1.ReadNamespacedJobAsync(name, space, cancellationToken: cancellation));

    /// <summary>The jobs with these labels.</summary>
    public async Task<IList<V1Job>> JobsAsync(string labels, CancellationToken cancellation) =>
        (
            await AskAsync(() =>
                client.BatchV1.ListNamespacedJobAsync(space, labelSelector: labels, cancellationToken: cancellation)
            )
        ).Items;

    /// <summary>The pods with these labels.</summary>
    public async Task<IList<V1Pod>> PodsAsync(string labels, CancellationToken cancellation) =>
        (
            await AskAsync(() =>
                client.CoreV1.ListNamespacedPodAsync(space, labelSelector: labels, cancellationToken: cancellation)
            )
        ).Items;

    /// <summary>The last thing that went wrong in making the pods of a job, such as a quota that is used up; null for nothing.</summary>
    public async Task<string?> WarningOfAsync(string job, CancellationToken cancellation)
    {
        var events = await AskAsync(() =>
            client.CoreV1.ListNamespacedEventAsync(
                space,
                fieldSelector: $"involvedObject.kind=Job,involvedObject.name={job},type=Warning",
                cancellationToken: cancellation
            )
        );
        return events.Items.MaxBy(x => x.LastTimestamp ?? x.EventTime)?.Message;
    }

    /// <summary>Makes a job; one that is there already stays as it is, and null is returned.</summary>
    public async Task<V1Job?> CreateAsync(V1Job job, CancellationToken cancellation)
    {
        try
        {
            return await AskAsync(() =>
                client.BatchV1.CreateNamespacedJobAsync(job, space, cancellationToken: cancellation)
            );
        }
        catch (HttpOperationException taken) when (taken.Response.StatusCode == HttpStatusCode.Conflict)
        {
            // Somebody else gave the same command at the same time, and was faster.
            return null;
        }
    }

    /// <summary>The job as the cluster would keep it: what it has not got is left out.</summary>
    public Task<V1Job> TryAsync(V1Job job, CancellationToken cancellation) =>
        AskAsync(() =>
            client.BatchV1.CreateNamespacedJobAsync(job, space, dryRun: "All", cancellationToken: cancellation)
        );

    /// <summary>Removes the jobs with these labels, and their pods.</summary>
    public Task<V1Status> DeleteAsync(string labels, CancellationToken cancellation) =>
        AskAsync(() =>
            client.BatchV1.DeleteCollectionNamespacedJobAsync(
                space,
                labelSelector: labels,
                // A job goes when its last pod has gone: until then it is still found.
                propagationPolicy: "Foreground",
                cancellationToken: cancellation
            )
        );

    /// <summary>Everything that a pod has written.</summary>
    public async Task<Stream> LogAsync(string pod, bool follow, CancellationToken cancellation) =>
        await AskAsync(() =>
            client.CoreV1.ReadNamespacedPodLogAsync(pod, space, follow: follow, cancellationToken: cancellation)
        );

    static async Task<T?> FindAsync<T>(Func<Task<T>> ask)
        where T : class
    {
        try
        {
            return await AskAsync(ask);
        }
        catch (HttpOperationException failed) when (failed.Response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    static async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (HttpOperationException failed)
            when (failed.Response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            throw new InputException(
                $"The cluster refuses: {ClusterAnswer.Of(failed)}",
                "Sign in again where the credentials have expired; the page on batch prediction lists the rights that are needed.",
                failed
            );
        }
    }
}
