using System.Text.Json;
using k8s.Autorest;

namespace MlPipeline.Hosting.Commands.OnKubernetes;

/// <summary>What a cluster says when it refuses.</summary>
static class ClusterAnswer
{
    /// <summary>Its own words, or its code where it has none.</summary>
    public static string Of(HttpOperationException failure)
    {
        try
        {
            using var status = JsonDocument.Parse(failure.Response.Content);
            if (status.RootElement.TryGetProperty("message", out var message) && message.GetString() is { } words)
                return words.TrimEnd('.') + ".";
        }
        catch (Exception flaw) when (flaw is JsonException or ArgumentException or InvalidOperationException)
        {
            // What answers is not a cluster's API, or something in front of it.
        }
        return $"it answers {(int)failure.Response.StatusCode} {failure.Response.ReasonPhrase}.";
    }
}
