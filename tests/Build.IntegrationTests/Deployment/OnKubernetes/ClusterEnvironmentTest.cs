using Delivery.Deployment;

namespace Build.IntegrationTests.Deployment.OnKubernetes;

/// <summary>A test with an environment of its own on the cluster.</summary>
public abstract class ClusterEnvironmentTest(Machine machine, TestReleases releases, TestCluster cluster)
    : IAsyncLifetime
{
    protected TestCluster Cluster => cluster;

    /// <summary>The environment.</summary>
    protected ClusterEnvironment Place { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync() =>
        Place = await ClusterEnvironment.CreateAsync(cluster, machine.Engine);

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Place?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    protected Task<Release> Release(string version, ServiceBehaviour behaviour = ServiceBehaviour.Serves) =>
        releases.Get(machine.Engine, version, behaviour);

    protected Task<DeploymentPlan> Plan(Release release, DeploymentEnvironment environment) =>
        Place.Target.PlanAsync(release, environment, TestContext.Current.CancellationToken);
}
