using Delivery.Docker;

namespace Delivery.Deployment.OnDocker;

/// <summary>Says what a deployment would do, and does nothing.</summary>
sealed class DockerDeploymentPlanner(
    DockerEngine engine,
    DeploymentEnvironment environment,
    ServiceContract contract,
    string gatewayImage
)
{
    public async Task<DeploymentPlan> PlanAsync(Release release, CancellationToken cancellation)
    {
        var names = new DockerNames(environment);
        var gateway = new Gateway(engine.Client, environment, gatewayImage);
        var services = new ServiceContainers(engine.Client, environment, contract);
        var changes = new List<string>();

        var entrance = await gateway.FindAsync(cancellation);
        if (entrance is null)
            changes.Add($"make the network {names.Network} and the gateway {names.Gateway} on {environment.Url}");
        else if (!entrance.IsRunning)
            changes.Add($"start the gateway {names.Gateway}");

        var containers = await services.ListAsync(cancellation);
        var slot = entrance is null ? Slot.Blue : await gateway.ActiveSlotAsync(cancellation);
        var active = containers.LastOrDefault(x => ServiceContainers.SlotOf(x) == slot);
        foreach (var left in containers.Where(x => x != active))
            changes.Add($"remove {left.Name}, which an earlier deployment has left behind");

        using var smoke = new SmokeTest(contract);
        var running = await new DockerReading(engine, environment, smoke).ReadAsync(active, cancellation);
        if (active is null)
            changes.Add($"start {release}");
        else if (!services.IsFor(active, release) || running!.Health != ServiceHealth.Healthy)
            changes.Add($"replace {running!.Release} ({running.Health.ToString().ToLowerInvariant()}) by {release}");
        return new DeploymentPlan(running, changes);
    }
}
