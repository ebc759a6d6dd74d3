using Delivery.Outcomes;
using k8s;
using k8s.Exceptions;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>The connection to a cluster, as kubectl would make it.</summary>
/// <param name="Client">The connection; whoever opened it closes it.</param>
/// <param name="Namespace">The namespace of whoever connects: for environments that name none.</param>
public sealed record ClusterConnection(IKubernetes Client, string Namespace)
{
    const string DefaultNamespace = "default";
    const string FileVariable = "KUBECONFIG";
    const string Advice =
        $"Name a kubeconfig with --kubeconfig FILE (or {FileVariable}), and a context of it with --kube-context.";

    static string UsualFile => KubernetesClientConfiguration.KubeConfigDefaultLocation;

    /// <summary>Connects. The cluster is not asked yet.</summary>
    /// <param name="file">The kubeconfig; null for <c>KUBECONFIG</c>, <c>~/.kube/config</c>, or the pod's own account within a cluster.</param>
    /// <param name="context">The context in it; null for its current one.</param>
    /// <param name="neededBy">The target that needs it.</param>
    /// <exception cref="StopException">There is no such file or context (exit code 2).</exception>
    public static ClusterConnection Open(string? file, string? context, string neededBy)
    {
        file = FindFile(file);
        // The library would take a cluster at localhost:8080, which nobody has meant.
        if (file is null && !File.Exists(UsualFile) && !KubernetesClientConfiguration.IsInCluster())
            throw StopException.Refused(
                $"{neededBy} needs a Kubernetes cluster, and there is no kubeconfig: not in {FileVariable}, and not at {UsualFile}. {Advice}"
            );
        try
        {
            var configuration =
                file is null && context is null
                    ? KubernetesClientConfiguration.BuildDefaultConfig()
                    : KubernetesClientConfiguration.BuildConfigFromConfigFile(file, context);
            return new ClusterConnection(
                new Kubernetes(configuration),
                configuration.Namespace is { Length: > 0 } space ? space : DefaultNamespace
            );
        }
        catch (Exception exception)
            when (exception
                    is KubeConfigException
                        or IOException
                        or UnauthorizedAccessException
                        or YamlDotNet.Core.YamlException
            )
        {
            throw StopException.Refused(
                $"{neededBy} needs a Kubernetes cluster, and {file ?? "the usual kubeconfig"} does not lead to one: {exception.Message.TrimEnd('.')}. "
                    + Advice,
                exception
            );
        }
    }

    // As kubectl has it, the variable may list several; the first that is there is taken.
    static string? FindFile(string? given) =>
        (given ?? Environment.GetEnvironmentVariable(FileVariable))
            ?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(File.Exists)
        ?? given;
}
