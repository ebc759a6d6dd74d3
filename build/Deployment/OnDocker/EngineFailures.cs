using Delivery.Docker;
using Delivery.Outcomes;
using Docker.DotNet;

namespace Delivery.Deployment.OnDocker;

/// <summary>What an engine says or leaves unsaid when it cannot do what it was asked for, in words for people.</summary>
static class EngineFailures
{
    /// <summary>Does something with an engine.</summary>
    /// <exception cref="StopException">The engine went away, or refused (exit code 1).</exception>
    public static async Task<T> GuardAsync<T>(
        DockerEngine engine,
        DeploymentEnvironment environment,
        Func<Task<T>> action
    )
    {
        try
        {
            return await action();
        }
        catch (DockerApiException exception)
        {
            var advice = exception.Message.Contains("no space left", StringComparison.OrdinalIgnoreCase)
                ? " Make room: docker system df shows what takes it, docker system prune removes what nobody uses."
                : "";
            throw StopException.Failed(
                $"{environment.Name}: the Docker engine refused: {exception.Message.Trim()}{advice} "
                    + "What served before still serves; run this again when that is mended.",
                exception
            );
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or TimeoutException)
        {
            throw StopException.Failed(
                $"{environment.Name}: the Docker engine at {engine.Endpoint} does not answer any more: "
                    + $"{(exception.InnerException ?? exception).Message} "
                    + "Start it, and run this again: it finds out what was done, cleans up and finishes.",
                exception
            );
        }
    }
}
