using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Delivery.Outcomes;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace Delivery.Deployment.OnDocker;

/// <summary>
/// The entrance of an environment: a small container that owns the published port, and hands each request to the slot that
/// is active. It stays when releases come and go.
/// </summary>
/// <param name="client">The engine.</param>
/// <param name="environment">The environment.</param>
/// <param name="image">The image with nginx.</param>
sealed class Gateway(IDockerClient client, DeploymentEnvironment environment, string image)
{
    const int Memory = 64;
    const int Processes = 32;

    readonly DockerNames _names = new(environment);

    /// <summary>What the engine knows of the gateway, or null when there is none.</summary>
    public Task<EngineContainer?> FindAsync(CancellationToken cancellation) =>
        client.Containers.FindAsync(_names.Gateway, cancellation);

    /// <summary>The slot that gets the requests.</summary>
    public async Task<Slot> ActiveSlotAsync(CancellationToken cancellation) =>
        await client.Containers.HasPathAsync(_names.Gateway, GatewayConfiguration.SwitchFile, cancellation)
            ? Slot.Green
            : Slot.Blue;

    /// <summary>Lets a slot get the requests: all of them that come from now on.</summary>
    public Task SwitchAsync(Slot slot) =>
        slot == Slot.Green
            ? client.ExecuteAsync(_names.Gateway, "touch", GatewayConfiguration.SwitchFile)
            : client.ExecuteAsync(_names.Gateway, "rm", "-f", GatewayConfiguration.SwitchFile);

    /// <summary>Where the other slot is found, by nobody but this machine.</summary>
    public static Uri PreviewUrl(EngineContainer gateway) =>
        new($"http://127.0.0.1:{gateway.Ports[GatewayConfiguration.PreviewPort]}");

    /// <summary>Whether the gateway runs as it shall.</summary>
    public bool IsCurrent(EngineContainer? gateway, string configuration) =>
        gateway is { IsRunning: true } && gateway.Label(DockerLabels.Configuration) == KeyOf(configuration);

    /// <summary>The gateway, which is made, started or made anew unless it runs as it shall.</summary>
    /// <exception cref="StopException">Its port or its name is somebody else's (exit code 2).</exception>
    public async Task<EngineContainer> EnsureAsync(
        EnvironmentNetwork network,
        string configuration,
        CancellationToken cancellation
    )
    {
        var known = await FindAsync(cancellation);
        if (known is not null && known.Label(DockerLabels.Role) != DockerLabels.GatewayRole)
            throw StopException.Refused(
                $"There is a container {_names.Gateway} that does not belong to {environment.Name}. "
                    + "Rename or remove it, or choose another name with --instance."
            );
        if (IsCurrent(known, configuration))
            return known!;

        // Before anything is taken away: a port that is not to be had must not end a service that runs.
        await PortHolder.RefuseTakenAsync(client, environment, _names.Gateway, cancellation);
        if (known is not null)
            await client.Containers.RemoveAsync(_names.Gateway);
        await client.Volumes.CreateAsync(
            new VolumesCreateParameters { Name = _names.GatewayVolume, Labels = DockerLabels.Of(environment) },
            cancellation
        );
        await client.Containers.CreateContainerAsync(Parameters(network, configuration), cancellation);
        await client.Containers.WriteFileAsync(
            _names.Gateway,
            GatewayConfiguration.Directory,
            GatewayConfiguration.File,
            configuration,
            cancellation
        );
        try
        {
            await client.Containers.StartContainerAsync(_names.Gateway, new ContainerStartParameters(), cancellation);
        }
        catch (DockerApiException exception) when (PortHolder.IsTaken(exception))
        {
            await client.Containers.RemoveAsync(_names.Gateway);
            throw await PortHolder.RefusalAsync(client, environment, _names.Gateway, cancellation);
        }
        return (await FindAsync(cancellation))!;
    }

    CreateContainerParameters Parameters(EnvironmentNetwork network, string configuration)
    {
        var host = ContainerHardening.HostConfig(
            Memory,
            Processes,
            new Mount
            {
                Type = "volume",
                Source = _names.GatewayVolume,
                Target = GatewayConfiguration.Directory,
            }
        );
        host.NetworkMode = network.Name;
        host.RestartPolicy = new RestartPolicy { Name = RestartPolicyKind.UnlessStopped };
        host.PortBindings = new Dictionary<string, IList<PortBinding>>
        {
            [$"{GatewayConfiguration.ActivePort}/tcp"] =
            [
                new PortBinding
                {
                    HostIP = environment.Address,
                    HostPort = environment.Port.ToString(CultureInfo.InvariantCulture),
                },
            ],
            [$"{GatewayConfiguration.PreviewPort}/tcp"] = [new PortBinding { HostIP = "127.0.0.1", HostPort = "" }],
        };
        var labels = DockerLabels.Of(environment, DockerLabels.GatewayRole);
        labels[DockerLabels.Configuration] = KeyOf(configuration);
        return new CreateContainerParameters
        {
            Name = _names.Gateway,
            Image = image,
            User = "65534:65534",
            Entrypoint = ["nginx"],
            Cmd = ["-c", $"{GatewayConfiguration.Directory}/{GatewayConfiguration.File}", "-g", "daemon off;"],
            StopSignal = "SIGQUIT",
            Labels = labels,
            ExposedPorts = host.PortBindings.Keys.ToDictionary(x => x, _ => default(EmptyStruct)),
            HostConfig = host,
            NetworkingConfig = new NetworkingConfig
            {
                EndpointsConfig = new Dictionary<string, EndpointSettings>
                {
                    [network.Name] = new() { IPAMConfig = new EndpointIPAMConfig { IPv4Address = network.Gateway } },
                },
            },
        };
    }

    string KeyOf(string configuration) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes($"{image}\n{environment.Address}:{environment.Port}\n{configuration}")
            )
        )[..16];
}
