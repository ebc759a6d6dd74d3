using System.Net.NetworkInformation;
using Delivery.Outcomes;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace Delivery.Deployment.OnDocker;

/// <summary>Who has a port that an environment needs.</summary>
static class PortHolder
{
    // What listens where, IPv4 and IPv6: https://www.kernel.org/doc/Documentation/networking/proc_net_tcp.txt
    static readonly string[] s_tables = ["/proc/net/tcp", "/proc/net/tcp6"];

    /// <summary>Whether the engine could not start a container because of its port.</summary>
    public static bool IsTaken(DockerApiException exception) =>
        exception.Message.Contains("port is already allocated", StringComparison.Ordinal)
        || exception.Message.Contains("address already in use", StringComparison.Ordinal);

    /// <summary>Expects the environment's port to be free, or its gateway's own.</summary>
    /// <exception cref="StopException">It is somebody else's (exit code 2).</exception>
    public static async Task RefuseTakenAsync(
        IDockerClient client,
        DeploymentEnvironment environment,
        string gateway,
        CancellationToken cancellation
    )
    {
        var own = await client.Containers.FindAsync(gateway, cancellation);
        var hasIt = own is { IsRunning: true } && own.Ports.Values.Contains(environment.Port);
        if (!hasIt && IsListenedTo(environment.Port))
            throw await RefusalAsync(client, environment, gateway, cancellation);
    }

    /// <summary>Says who has the port.</summary>
    public static async Task<StopException> RefusalAsync(
        IDockerClient client,
        DeploymentEnvironment environment,
        string gateway,
        CancellationToken cancellation
    )
    {
        var holder =
            await ContainerAsync(client, environment.Port, gateway, cancellation)
            ?? Process(environment.Port)
            ?? "another program";
        return StopException.Refused(
            $"{environment.Name} needs port {environment.Port} of {environment.Address}, and {holder} has it. "
                + $"Stop that, or choose another port: --ports {environment.Name}=…"
        );
    }

    static bool IsListenedTo(int port) =>
        IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(x => x.Port == port);

    static async Task<string?> ContainerAsync(
        IDockerClient client,
        int port,
        string gateway,
        CancellationToken cancellation
    )
    {
        var containers = await client.Containers.ListContainersAsync(new ContainersListParameters(), cancellation);
        var holder = containers.FirstOrDefault(x =>
            x.Ports is not null && x.Ports.Any(y => y.PublicPort == port) && !x.Names.Contains($"/{gateway}")
        );
        return holder is null ? null : $"the container {holder.Names[0].TrimStart('/')} ({holder.Image})";
    }

    // Linux tells which process has a socket only through the open files of each process.
    static string? Process(int port)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        var suffix = $":{port:X4}";
        var sockets = s_tables
            .Where(File.Exists)
            .SelectMany(File.ReadLines)
            .Select(x => x.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(x => x.Length > 9 && x[3] == "0A" && x[1].EndsWith(suffix, StringComparison.Ordinal))
            .Select(x => $"socket:[{x[9]}]")
            .ToHashSet();
        foreach (
            var process in Directory.EnumerateDirectories("/proc").Where(x => char.IsAsciiDigit(Path.GetFileName(x)[0]))
        )
        {
            try
            {
                if (
                    Directory
                        .EnumerateFiles($"{process}/fd")
                        .Any(x => sockets.Contains(new FileInfo(x).LinkTarget ?? ""))
                )
                    return $"{File.ReadAllText($"{process}/comm").Trim()} (process {Path.GetFileName(process)})";
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Ended meanwhile, or somebody else's.
            }
        }
        return null;
    }
}
