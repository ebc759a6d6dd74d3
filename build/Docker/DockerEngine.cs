using Delivery.Outcomes;
using Docker.DotNet;
using Nuke.Common;

namespace Delivery.Docker;

/// <summary>A connection to the Docker engine of this machine, or to the one that <c>DOCKER_HOST</c> names.</summary>
public sealed class DockerEngine : IDisposable
{
    const string DefaultEndpoint = "unix:///var/run/docker.sock";

    // What an image build or a container may take in silence; the client's own 100 s is too short for a restore.
    static readonly TimeSpan s_timeout = Timeout.InfiniteTimeSpan;

    DockerEngine(DockerClient client, string endpoint, string version)
    {
        Client = client;
        Endpoint = endpoint;
        Version = version;
    }

    /// <summary>The engine's API.</summary>
    public IDockerClient Client { get; }

    /// <summary>Where the engine listens.</summary>
    public string Endpoint { get; }

    /// <summary>The version of the engine.</summary>
    public string Version { get; }

    /// <summary>Connects to the engine and agrees on a version of the API.</summary>
    /// <param name="neededBy">The target that needs it, for the message when there is none.</param>
    /// <param name="endpoint">Where it listens; by default what <c>DOCKER_HOST</c> says, else the socket of this machine.</param>
    /// <exception cref="StopException">No engine answers there (exit code 2).</exception>
    public static async Task<DockerEngine> ConnectAsync(string neededBy, string? endpoint = null)
    {
        endpoint ??= EnvironmentInfo.GetVariable("DOCKER_HOST") is { Length: > 0 } host ? host : DefaultEndpoint;
        try
        {
            var client = new DockerClientBuilder().WithEndpoint(new Uri(endpoint)).WithTimeout(s_timeout).Build();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            var version = await client.System.GetVersionAsync(patience.Token);
            return new DockerEngine(client, endpoint, version.Version);
        }
        catch (Exception exception)
            when (exception
                    is HttpRequestException
                        or IOException
                        or TimeoutException
                        or OperationCanceledException
                        or AggregateException
                        or UnauthorizedAccessException
                        or DockerApiException
                        or UriFormatException
                        or NotSupportedException
                        or System.Net.Sockets.SocketException
            )
        {
            throw StopException.Refused(
                $"{neededBy} needs a Docker engine, and none answers at {endpoint}: {Innermost(exception).Message}\n"
                    + "Install one (Debian: apt-get install docker.io; else https://docs.docker.com/engine/install), "
                    + "start it, and let this user reach it (group docker), or name another one with DOCKER_HOST.",
                exception
            );
        }
    }

    public void Dispose() => Client.Dispose();

    static Exception Innermost(Exception exception) =>
        exception.InnerException is { } inner ? Innermost(inner) : exception;
}
