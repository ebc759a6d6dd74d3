using System.Net;
using Delivery.Outcomes;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace Delivery.Deployment.OnDocker;

/// <summary>
/// An environment's own network, in which gateway and slots have fixed addresses: nothing has to be looked up by name while
/// requests are on their way.
/// </summary>
sealed class EnvironmentNetwork
{
    const int GatewayNumber = 2;
    const int FirstSlotNumber = 10;
    const int Attempts = 10;

    readonly byte[] _base;

    EnvironmentNetwork(string name, string subnet)
    {
        Name = name;
        _base = IPAddress.Parse(subnet.Split('/')[0]).GetAddressBytes();
    }

    public string Name { get; }

    /// <summary>The address of the gateway.</summary>
    public string Gateway => Number(GatewayNumber);

    /// <summary>The address of a slot.</summary>
    public string this[Slot slot] => Number(FirstSlotNumber + (int)slot);

    /// <summary>The environment's network, which is made unless it is there.</summary>
    public static async Task<EnvironmentNetwork> EnsureAsync(
        IDockerClient client,
        DeploymentEnvironment environment,
        CancellationToken cancellation
    )
    {
        var name = new DockerNames(environment).Network;
        var labels = DockerLabels.Of(environment);
        if (await FindAsync(client, name, cancellation) is { } known)
        {
            if (known.Labels is null || labels.Any(x => DockerLabels.Get(known.Labels, x.Key) != x.Value))
                throw StopException.Refused(
                    $"The network {name} is there, but does not belong to {environment.Name}. "
                        + "Rename or remove it, or choose another name with --instance."
                );
            return new EnvironmentNetwork(name, known.IPAM.Config[0].Subnet);
        }

        // The engine gives fixed addresses only in a network whose range was asked for, and knows best which range is free.
        for (var attempt = 1; ; attempt++)
        {
            var subnet = await FreeSubnetAsync(client, name, labels, cancellation);
            try
            {
                await CreateAsync(client, name, labels, subnet, cancellation);
                return new EnvironmentNetwork(name, subnet);
            }
            // Somebody else was given the same range meanwhile.
            catch (DockerApiException exception)
                when (attempt < Attempts && exception.Message.Contains("overlaps", StringComparison.OrdinalIgnoreCase))
            { }
        }
    }

    static async Task<string> FreeSubnetAsync(
        IDockerClient client,
        string name,
        Dictionary<string, string> labels,
        CancellationToken cancellation
    )
    {
        var probe = await CreateAsync(client, $"{name}-range", labels, subnet: null, cancellation);
        try
        {
            return (await client.Networks.InspectNetworkAsync(probe, cancellation)).IPAM.Config[0].Subnet;
        }
        finally
        {
            await client.Networks.DeleteNetworkAsync(probe, CancellationToken.None);
        }
    }

    static async Task<string> CreateAsync(
        IDockerClient client,
        string name,
        Dictionary<string, string> labels,
        string? subnet,
        CancellationToken cancellation
    ) =>
        (
            await client.Networks.CreateNetworkAsync(
                new NetworksCreateParameters
                {
                    Name = name,
                    Driver = "bridge",
                    Labels = labels,
                    IPAM = subnet is null ? null : new IPAM { Config = [new IPAMConfig { Subnet = subnet }] },
                },
                cancellation
            )
        ).ID;

    static async Task<NetworkResponse?> FindAsync(IDockerClient client, string name, CancellationToken cancellation)
    {
        try
        {
            return await client.Networks.InspectNetworkAsync(name, cancellation);
        }
        catch (DockerApiException exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    string Number(int number) => new IPAddress([.. _base[..3], (byte)(_base[3] + number)]).ToString();
}
