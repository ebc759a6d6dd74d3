using Docker.DotNet;
using Docker.DotNet.Models;

namespace Delivery.Deployment.OnDocker;

/// <summary>Removes everything that carries an environment's labels.</summary>
static class DockerRemoval
{
    public static async Task RunAsync(
        IDockerClient client,
        DeploymentEnvironment environment,
        bool withModels,
        CancellationToken cancellation
    )
    {
        var names = new DockerNames(environment);
        var filter = DockerLabels.Filter(DockerLabels.Of(environment));
        var containers = await client.Containers.ListContainersAsync(
            new ContainersListParameters { All = true, Filters = filter },
            cancellation
        );
        // The lock goes last, and by whoever holds it.
        foreach (
            var container in containers.Where(x =>
                DockerLabels.Get(x.Labels, DockerLabels.Role) != DockerLabels.LockRole
            )
        )
            await client.Containers.RemoveAsync(container.ID);

        foreach (
            var network in await client.Networks.ListNetworksAsync(
                new NetworksListParameters { Filters = filter },
                cancellation
            )
        )
            await client.Networks.DeleteNetworkAsync(network.ID, cancellation);

        var volumes = await client.Volumes.ListAsync(new VolumesListParameters { Filters = filter }, cancellation);
        foreach (var volume in volumes.Volumes ?? [])
        {
            if (withModels || volume.Name != names.ModelsVolume)
                await client.Volumes.RemoveAsync(volume.Name, force: true, cancellation);
        }
    }
}
