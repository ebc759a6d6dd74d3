using Delivery.Docker;

namespace Delivery.Deployment.OnDocker;

/// <summary>Reads back what runs, from the engine and from the service itself.</summary>
sealed class DockerReading(DockerEngine engine, DeploymentEnvironment environment, SmokeTest smoke)
{
    /// <summary>What a container runs.</summary>
    /// <param name="active">The container that gets the requests, or null.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<RunningService?> ReadAsync(EngineContainer? active, CancellationToken cancellation)
    {
        if (active is null)
            return null;
        var release = DockerLabels.ReleaseOf(active.Labels);
        var (health, detail) = await HealthAsync(active, cancellation);
        var instance = new RunningInstance(active.Name, await DigestAsync(active, release), health, detail);
        return new RunningService(
            release,
            active.Label(DockerLabels.Deployment),
            active.Created,
            environment.Url,
            [instance]
        );
    }

    // Labels are what somebody wrote; the engine knows under which digests it got the image that the container runs.
    async Task<string?> DigestAsync(EngineContainer container, Release release)
    {
        if (await engine.FindImageAsync(container.Image) is not { RepoDigests: { } known })
            return null;
        var digests = known.Select(ImageReference.Parse).Where(x => x.Name == release.Image.Name).ToList();
        return (digests.FirstOrDefault(x => x.Digest == release.Digest) ?? digests.FirstOrDefault())?.Digest;
    }

    async Task<(ServiceHealth, string)> HealthAsync(EngineContainer container, CancellationToken cancellation)
    {
        if (container.End is { } end)
            return (ServiceHealth.Unhealthy, end);
        if (container.Health is { } status and not EngineContainer.Healthy)
            return status != EngineContainer.Unhealthy
                ? (ServiceHealth.Starting, "its health check has not passed yet")
                : (ServiceHealth.Unhealthy, $"its health check says {status}");
        return await smoke.FindReadinessProblemAsync(environment.Url, cancellation) is { } problem
            ? (ServiceHealth.Unhealthy, problem)
            : (ServiceHealth.Healthy, "");
    }
}
