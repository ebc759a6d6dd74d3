using Delivery.Docker;

namespace Delivery.Deployment.OnDocker;

/// <summary>Environments on a Docker engine: a gateway that stays, and two slots for releases that come and go.</summary>
/// <param name="engine">The engine; the target closes it.</param>
/// <param name="contract">What the service answers.</param>
/// <param name="gatewayImage">An image with nginx, <c>touch</c>, <c>rm</c> and <c>cat</c>.</param>
/// <param name="credentials">Who pulls images from a registry; null for nobody in particular.</param>
/// <param name="key">The API key to ask the service with, where it asks for one.</param>
public sealed class DockerDeployTarget(
    DockerEngine engine,
    ServiceContract contract,
    string gatewayImage,
    Func<string, RegistryCredentials?> credentials,
    string? key = null
) : IDeployTarget
{
    public string Name => $"Docker {engine.Version} at {engine.Endpoint}";

    public Task<EnvironmentLock> LockAsync(
        DeploymentEnvironment environment,
        LockHolder holder,
        TimeSpan patience,
        Action<LockHolder> waiting,
        CancellationToken cancellation
    ) =>
        EngineFailures.GuardAsync(
            engine,
            environment,
            async () =>
            {
                await ImagePull.EnsureAsync(engine, ImageReference.Parse(gatewayImage), null, cancellation);
                return await DockerEnvironmentLock.TakeAsync(
                    engine.Client,
                    gatewayImage,
                    environment,
                    holder,
                    patience,
                    waiting,
                    cancellation
                );
            }
        );

    public Task<DeploymentPlan> PlanAsync(
        Release release,
        DeploymentEnvironment environment,
        CancellationToken cancellation
    ) =>
        EngineFailures.GuardAsync(
            engine,
            environment,
            () =>
                new DockerDeploymentPlanner(engine, environment, contract, gatewayImage).PlanAsync(
                    release,
                    cancellation
                )
        );

    public Task<DeploymentOutcome> DeployAsync(
        Release release,
        EnvironmentLock environment,
        IProgress<DeploymentProgress> progress,
        CancellationToken cancellation
    ) =>
        EngineFailures.GuardAsync(
            engine,
            environment.Environment,
            async () =>
            {
                environment.Environment.RequireAccessRule();
                using var smoke = new SmokeTest(contract, key);
                var deployment = new DockerDeployment(
                    engine,
                    environment.Environment,
                    contract,
                    smoke,
                    gatewayImage,
                    credentials,
                    progress
                );
                return await deployment.RunAsync(release, cancellation);
            }
        );

    public Task<RunningService?> ReadAsync(DeploymentEnvironment environment, CancellationToken cancellation) =>
        EngineFailures.GuardAsync(
            engine,
            environment,
            async () =>
            {
                using var smoke = new SmokeTest(contract, key);
                return await new DockerReading(engine, environment, smoke).ReadAsync(
                    await ActiveAsync(environment, cancellation),
                    cancellation
                );
            }
        );

    public Task<IReadOnlyList<string>> ReadLogAsync(
        DeploymentEnvironment environment,
        int lines,
        CancellationToken cancellation
    ) =>
        EngineFailures.GuardAsync(
            engine,
            environment,
            async () =>
                await ActiveAsync(environment, cancellation) is { } active
                    ? await engine.Client.Containers.ReadLogAsync(active.Id, lines, cancellation)
                    : []
        );

    public Task RemoveAsync(EnvironmentLock environment, bool withModels, CancellationToken cancellation) =>
        EngineFailures.GuardAsync(
            engine,
            environment.Environment,
            async () =>
            {
                await DockerRemoval.RunAsync(engine.Client, environment.Environment, withModels, cancellation);
                return 0;
            }
        );

    public void Dispose() => engine.Dispose();

    async Task<EngineContainer?> ActiveAsync(DeploymentEnvironment environment, CancellationToken cancellation)
    {
        var gateway = new Gateway(engine.Client, environment, gatewayImage);
        if (await gateway.FindAsync(cancellation) is null)
            return null;
        var slot = await gateway.ActiveSlotAsync(cancellation);
        var containers = await new ServiceContainers(engine.Client, environment, contract).ListAsync(cancellation);
        return containers.LastOrDefault(x => ServiceContainers.SlotOf(x) == slot);
    }
}
