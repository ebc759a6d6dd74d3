using Build.IntegrationTests.Deployment.OnKubernetes;
using Delivery.Deployment;
using Delivery.Deployment.OnKubernetes;

namespace Build.IntegrationTests.Strategy;

/// <summary>The same way to Production where all environments run on a cluster.</summary>
public sealed class PromotedOnCluster(Machine machine, TestCluster cluster) : PromotedRepository(machine)
{
    readonly Machine _machine = machine;

    /// <summary>What runs in an environment.</summary>
    public async Task<RunningService?> Read(DeploymentEnvironment environment)
    {
        using var target = new KubernetesDeployTarget(
            ClusterConnection.Open(Kubeconfig, context: null, "This test"),
            new KubernetesOptions(Image, []),
            TimeProvider.System
        );
        return await target.ReadAsync(environment, TestContext.Current.CancellationToken);
    }

    string Kubeconfig { get; set; } = "";

    protected override async Task BeginAsync()
    {
        var chain = Repository.Chain;
        var space = await cluster.MakeNamespaceAsync(
            _machine.Engine,
            chain.Integration,
            chain.Staging,
            chain.Production
        );
        Kubeconfig = cluster.KubeconfigOf(space);
        Repository.RunsOn = ["--deploy-target", nameof(DeployTargetKind.Kubernetes), "--kubeconfig", Kubeconfig];
    }
}
