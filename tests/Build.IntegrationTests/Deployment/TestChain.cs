using Build.IntegrationTests.Docker;
using Delivery.Deployment;
using Delivery.Deployment.OnDocker;
using Delivery.Docker;

namespace Build.IntegrationTests.Deployment;

/// <summary>Integration, Staging and Production on free ports, for whole flows. They leave nothing behind.</summary>
/// <param name="engine">Runs them.</param>
/// <param name="gatewayImage">The image of their gateways.</param>
public sealed class TestChain(DockerEngine engine, string gatewayImage) : IAsyncDisposable
{
    readonly string[] _ports =
    [
        $"{nameof(Environments.Integration)}={TestEnvironment.FreePort()}",
        $"{nameof(Environments.Staging)}={TestEnvironment.FreePort()}",
        $"{nameof(Environments.Production)}={TestEnvironment.FreePort()}",
    ];

    /// <summary>The name that no other chain has.</summary>
    public string Instance { get; } = $"test-{Guid.NewGuid().ToString("N")[..8]}";

    public DeploymentEnvironment Integration => Find(Environments.Integration);

    public DeploymentEnvironment Staging => Find(Environments.Staging);

    public DeploymentEnvironment Production => Find(Environments.Production);

    /// <summary>What a command line says to get these environments.</summary>
    public IReadOnlyList<string> Options =>
        ["--gateway-image", gatewayImage, "--instance", Instance, "--ports", .. _ports];

    /// <summary>What gets the requests of an environment.</summary>
    public Task<RunningService?> Read(DeploymentEnvironment environment) =>
        Target.ReadAsync(environment, TestContext.Current.CancellationToken);

    /// <summary>All containers.</summary>
    public Task<IReadOnlyList<string>> Containers() => engine.ContainersWith($"mlpipeline.instance={Instance}");

    public async ValueTask DisposeAsync()
    {
        foreach (var environment in new[] { Integration, Staging, Production })
        {
            await using var held = await Target.LockAsync(
                environment,
                LockHolder.ThisProcess("cleaning up", TimeProvider.System),
                TimeSpan.FromMinutes(1),
                _ => { },
                CancellationToken.None
            );
            await Target.RemoveAsync(held, withModels: true, CancellationToken.None);
        }
    }

    // It is not disposed: the engine is everybody's.
    DockerDeployTarget Target => new(engine, new ServiceContract(), gatewayImage, _ => null);

    DeploymentEnvironment Find(DeploymentEnvironment environment) =>
        Environments.Chain(Instance, _ports, [], [], []).Single(x => x.Name == environment.Name);
}
