using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace Delivery.Deployment.OnDocker;

/// <summary>The containers of an environment's service: the one that serves, and those that are coming or going.</summary>
sealed class ServiceContainers(IDockerClient client, DeploymentEnvironment environment, ServiceContract contract)
{
    const int Processes = 256;

    // Whom an image runs as that does not say; nobody of the machine has this number.
    const string Nobody = "65534:65534";

    readonly DockerNames _names = new(environment);

    /// <summary>All of them, the oldest first.</summary>
    public async Task<IReadOnlyList<EngineContainer>> ListAsync(CancellationToken cancellation)
    {
        var found = await client.Containers.ListContainersAsync(
            new ContainersListParameters
            {
                All = true,
                Filters = DockerLabels.Filter(DockerLabels.Of(environment, DockerLabels.ServiceRole)),
            },
            cancellation
        );
        var containers = new List<EngineContainer>();
        foreach (var one in found)
        {
            if (await client.Containers.FindAsync(one.ID, cancellation) is { } container)
                containers.Add(container);
        }
        return [.. containers.OrderBy(x => x.Created)];
    }

    /// <summary>Which slot a container is in.</summary>
    public static Slot SlotOf(EngineContainer container) => Enum.Parse<Slot>(container.Label(DockerLabels.Slot));

    /// <summary>Whether a container was started for this release with the settings of now.</summary>
    public bool IsFor(EngineContainer container, Release release) =>
        container.Label(RecordedLabels.Digest) == release.Digest
        && container.Label(DockerLabels.Configuration) == ConfigurationKey;

    /// <summary>Makes a container and starts it.</summary>
    /// <returns>Its name.</returns>
    public async Task<string> StartAsync(
        Release release,
        string deployment,
        Slot slot,
        EnvironmentNetwork network,
        CancellationToken cancellation
    )
    {
        var image = await client.Images.InspectImageAsync(release.Image.ToString(), cancellation);
        await client.Volumes.CreateAsync(
            new VolumesCreateParameters { Name = _names.ModelsVolume, Labels = DockerLabels.Of(environment) },
            cancellation
        );
        var name = _names.Service(deployment);
        await client.Containers.CreateContainerAsync(
            Parameters(name, release, image, deployment, slot, network),
            cancellation
        );
        await client.Containers.StartContainerAsync(name, new ContainerStartParameters(), cancellation);
        return name;
    }

    /// <summary>Lets the engine start a container again whenever it ends: it has proven that it can run.</summary>
    public Task KeepRunningAsync(string name) =>
        client.Containers.UpdateContainerAsync(
            name,
            new ContainerUpdateParameters
            {
                RestartPolicy = new RestartPolicy { Name = RestartPolicyKind.UnlessStopped },
            },
            CancellationToken.None
        );

    /// <summary>Lets a container finish its requests, and removes it.</summary>
    public async Task RetireAsync(string name)
    {
        await client.Containers.StopContainerAsync(
            name,
            new ContainerStopParameters { WaitBeforeKillSeconds = (uint)environment.DrainWithin.TotalSeconds },
            CancellationToken.None
        );
        await client.Containers.RemoveAsync(name);
    }

    string ConfigurationKey =>
        Key(
            Settings(),
            Models().Source!,
            environment.ApiKeys ?? "",
            environment.Memory,
            contract.Arguments(environment)
        );

    static string Key(params object[] values) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(values))))[..16];

    List<string> Settings() =>
        [.. environment.Settings.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => $"{x.Key}={x.Value}")];

    Mount Models() =>
        new()
        {
            Type = environment.Models.Folder is null ? "volume" : "bind",
            Source = environment.Models.Folder is { } folder ? Path.GetFullPath(folder) : _names.ModelsVolume,
            Target = contract.ModelsPath,
            ReadOnly = true,
        };

    IEnumerable<Mount> Keys() =>
        environment.ApiKeys is not { } file
            ? []
            :
            [
                new Mount
                {
                    Type = "bind",
                    Source = Path.GetFullPath(file),
                    Target = contract.KeysPath,
                    ReadOnly = true,
                },
            ];

    CreateContainerParameters Parameters(
        string name,
        Release release,
        ImageInspectResponse image,
        string deployment,
        Slot slot,
        EnvironmentNetwork network
    )
    {
        var labels = DockerLabels.Of(environment, DockerLabels.ServiceRole);
        labels[DockerLabels.Slot] = $"{slot}";
        labels[DockerLabels.Deployment] = deployment;
        labels[DockerLabels.Configuration] = ConfigurationKey;
        labels[DockerLabels.Image] = release.Image.ToString();
        labels[RecordedLabels.Digest] = release.Digest;
        labels[RecordedLabels.Version] = release.Version;
        labels[RecordedLabels.Commit] = release.Commit;
        labels[RecordedLabels.Tree] = release.Tree;

        var host = ContainerHardening.HostConfig(environment.Memory, Processes, [Models(), .. Keys()]);
        host.NetworkMode = network.Name;
        return new CreateContainerParameters
        {
            Name = name,
            Image = release.Image.ToString(),
            User = image.Config?.User is null or "" or "root" or "0" ? Nobody : image.Config.User,
            Cmd = [.. contract.Arguments(environment)],
            Env = Settings(),
            Labels = labels,
            // The image says how it is checked; how often is a matter of how long people wait for a deployment.
            Healthcheck = image.Config?.Healthcheck is null
                ? null
                : new HealthcheckConfig { Interval = contract.HealthInterval },
            HostConfig = host,
            NetworkingConfig = new NetworkingConfig
            {
                EndpointsConfig = new Dictionary<string, EndpointSettings>
                {
                    [network.Name] = new() { IPAMConfig = new EndpointIPAMConfig { IPv4Address = network[slot] } },
                },
            },
        };
    }
}
