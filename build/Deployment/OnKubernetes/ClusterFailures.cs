using System.Net;
using System.Text.Json;
using Delivery.Outcomes;
using k8s.Autorest;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>What a cluster says or leaves unsaid when it cannot do what it was asked for, in words for people.</summary>
static class ClusterFailures
{
    /// <summary>Does something with a cluster.</summary>
    /// <exception cref="StopException">It went away, or refused (exit code 1).</exception>
    public static async Task<T> GuardAsync<T>(ClusterApi api, DeploymentEnvironment environment, Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (HttpOperationException exception)
        {
            throw StopException.Failed(
                $"{environment.Name}: the cluster at {api.Client.BaseUri} refused: {MessageOf(exception)}. "
                    + $"{AdviceFor(exception.Response.StatusCode, api)} What served before still serves.",
                exception
            );
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or TimeoutException)
        {
            throw StopException.Failed(
                $"{environment.Name}: the cluster at {api.Client.BaseUri} does not answer: {(exception.InnerException ?? exception).Message.TrimEnd('.')}. "
                    + "Look at --kubeconfig and --kube-context, and run this again: it finds out what was done, and finishes.",
                exception
            );
        }
    }

    /// <summary>What the cluster itself says.</summary>
    public static string MessageOf(HttpOperationException exception)
    {
        var content = exception.Response.Content ?? "";
        try
        {
            using var status = JsonDocument.Parse(content);
            return status.RootElement.TryGetProperty("message", out var message) ? $"{message}".TrimEnd('.') : content;
        }
        catch (JsonException)
        {
            return content.Length > 0 ? content : exception.Message.TrimEnd('.');
        }
    }

    static string AdviceFor(HttpStatusCode code, ClusterApi api) =>
        code switch
        {
            HttpStatusCode.Unauthorized => "It does not know this user: look at --kubeconfig and --kube-context.",
            HttpStatusCode.Forbidden =>
                $"This user needs that right in the namespace {api.Namespace}; docs/kubernetes.md has the list.",
            HttpStatusCode.NotFound => $"Is the namespace there? kubectl create namespace {api.Namespace}",
            _ => "Run this again when that is mended.",
        };
}
