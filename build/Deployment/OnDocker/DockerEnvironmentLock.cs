using System.Globalization;
using Delivery.Outcomes;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace Delivery.Deployment.OnDocker;

/// <summary>
/// A lock that everybody who uses the engine sees: a container, whose name can be had only once. It reads from the
/// connection of whoever made it, so that the engine ends and removes it when that process dies, however it dies.
/// </summary>
sealed class DockerEnvironmentLock : EnvironmentLock
{
    // Between making the container and connecting to it nothing but a kill takes that long.
    static readonly TimeSpan s_startTime = TimeSpan.FromSeconds(30);

    static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(200);

    readonly IDockerClient _client;
    readonly string _container;
    readonly MultiplexedStream _connection;

    DockerEnvironmentLock(
        DeploymentEnvironment environment,
        LockHolder holder,
        IDockerClient client,
        string container,
        MultiplexedStream connection
    )
        : base(environment, holder)
    {
        _client = client;
        _container = container;
        _connection = connection;
    }

    // As IDeployTarget.LockAsync says; any image with cat will do.
    public static async Task<EnvironmentLock> TakeAsync(
        IDockerClient client,
        string image,
        DeploymentEnvironment environment,
        LockHolder holder,
        TimeSpan patience,
        Action<LockHolder> waiting,
        CancellationToken cancellation
    )
    {
        var started = TimeProvider.System.GetTimestamp();
        LockHolder? told = null;
        while (true)
        {
            if (await TryTakeAsync(client, image, environment, holder, cancellation) is { } taken)
                return taken;
            if (await FindHolderAsync(client, environment, cancellation) is not { } other)
                continue;
            if (TimeProvider.System.GetElapsedTime(started) >= patience)
                throw StopException.With(
                    DeploymentExitCode.LockHeld,
                    $"{environment.Name} is being changed by {other}. Try again when that is done, or wait longer: --lock-timeout"
                );
            if (told is null)
                waiting(told = other);
            await Task.Delay(s_interval, cancellation);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        _connection.Dispose();
        await _client.Containers.RemoveAsync(_container);
    }

    static async Task<DockerEnvironmentLock?> TryTakeAsync(
        IDockerClient client,
        string image,
        DeploymentEnvironment environment,
        LockHolder holder,
        CancellationToken cancellation
    )
    {
        string? container = null;
        MultiplexedStream? connection = null;
        try
        {
            container = (
                await client.Containers.CreateContainerAsync(Parameters(image, environment, holder), cancellation)
            ).ID;
            connection = await client.Containers.AttachContainerAsync(
                container,
                new ContainerAttachParameters { Stream = true, Stdin = true },
                cancellation
            );
            await client.Containers.StartContainerAsync(container, new ContainerStartParameters(), cancellation);
            return new DockerEnvironmentLock(environment, holder, client, container, connection);
        }
        catch (DockerApiException exception)
            when (container is null && exception.StatusCode == System.Net.HttpStatusCode.Conflict)
        {
            return null;
        }
        catch
        {
            connection?.Dispose();
            if (container is not null)
                await client.Containers.RemoveAsync(container);
            throw;
        }
    }

    static async Task<LockHolder?> FindHolderAsync(
        IDockerClient client,
        DeploymentEnvironment environment,
        CancellationToken cancellation
    )
    {
        if (await client.Containers.FindAsync(new DockerNames(environment).Lock, cancellation) is not { } container)
            return null;
        if (container.Label(DockerLabels.Role) != DockerLabels.LockRole)
            throw StopException.Refused(
                $"There is a container {container.Name} that is not the lock of {environment.Name}. "
                    + "Rename or remove it, or choose another name with --instance."
            );
        // Its process died before it was connected.
        if (!container.IsRunning && DateTimeOffset.UtcNow - container.Created > s_startTime)
        {
            await client.Containers.RemoveAsync(container.Id);
            return null;
        }
        return new LockHolder(
            container.Label(DockerLabels.Holder),
            container.Label(RecordedLabels.Purpose),
            DateTimeOffset.Parse(container.Label(RecordedLabels.Since), CultureInfo.InvariantCulture)
        );
    }

    static CreateContainerParameters Parameters(string image, DeploymentEnvironment environment, LockHolder holder)
    {
        var labels = DockerLabels.Of(environment, DockerLabels.LockRole);
        labels[DockerLabels.Holder] = holder.Name;
        labels[RecordedLabels.Purpose] = holder.Purpose;
        labels[RecordedLabels.Since] = holder.Since.ToString("O", CultureInfo.InvariantCulture);

        // The runtime's own threads and memory count until the program starts: with just enough for cat, a start fails now and then.
        var host = ContainerHardening.HostConfig(memory: 64, processes: 32);
        host.NetworkMode = "none";
        host.AutoRemove = true;
        return new CreateContainerParameters
        {
            Name = new DockerNames(environment).Lock,
            Image = image,
            User = "65534:65534",
            Entrypoint = ["cat"],
            Cmd = [],
            Labels = labels,
            AttachStdin = true,
            OpenStdin = true,
            // It ends with the one connection that it has.
            StdinOnce = true,
            HostConfig = host,
        };
    }
}
