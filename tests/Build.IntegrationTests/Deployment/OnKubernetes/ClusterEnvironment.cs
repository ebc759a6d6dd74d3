using Delivery.Deployment;
using Delivery.Deployment.OnKubernetes;
using Delivery.Docker;
using k8s;
using k8s.Models;

namespace Build.IntegrationTests.Deployment.OnKubernetes;

/// <summary>An environment in a namespace of its own.</summary>
public sealed class ClusterEnvironment : IAsyncDisposable
{
    /// <summary>What all environments have in common here.</summary>
    public static KubernetesOptions Options { get; } =
        new("service", ["/bin/true"]) { Contract = TestService.Contract };

    static readonly DeploymentEnvironment s_integration = Environments.Integration with
    {
        Target = DeployTargetKind.Kubernetes,
        Instance = "service",
        ReadyWithin = TimeSpan.FromSeconds(30),
        DrainWithin = TimeSpan.FromSeconds(1),
        Memory = 64,
    };

    ClusterEnvironment(TestCluster cluster, DeploymentEnvironment environment)
    {
        Cluster = cluster;
        Environment = environment;
        Target = TargetAt(TimeProvider.System);
    }

    public TestCluster Cluster { get; }

    public DeploymentEnvironment Environment { get; }

    public IDeployTarget Target { get; }

    public string Namespace => Environment.Kubernetes.Namespace!;

    /// <summary>What all objects that there is one of are called.</summary>
    public string Name => new KubernetesNames(Environment).Prefix;

    public static async Task<ClusterEnvironment> CreateAsync(TestCluster cluster, DockerEngine engine) =>
        new(cluster, In(await cluster.MakeNamespaceAsync(engine, s_integration)));

    /// <summary>The environment that a namespace is for.</summary>
    public static DeploymentEnvironment In(string space) =>
        s_integration with
        {
            Kubernetes = new KubernetesSettings { Namespace = space, Processor = 10 },
        };

    /// <summary>The deploy target, as somebody sees it whose clock is this one.</summary>
    public IDeployTarget TargetAt(TimeProvider clock) => TargetAt(Cluster.Kubeconfig, clock);

    /// <summary>The deploy target that a kubeconfig leads to.</summary>
    public static IDeployTarget TargetAt(string kubeconfig, TimeProvider clock) =>
        new KubernetesDeployTarget(ClusterConnection.Open(kubeconfig, context: null, "This test"), Options, clock);

    public Task<DeploymentOutcome> Deploy(Release release) => Deploy(release, Environment);

    public Task<DeploymentOutcome> Deploy(Release release, DeploymentEnvironment environment) =>
        Deploy(release, environment, Target);

    public async Task<DeploymentOutcome> Deploy(
        Release release,
        DeploymentEnvironment environment,
        IDeployTarget target,
        Action<DeploymentProgress>? watch = null
    )
    {
        await using var held = await Lock(target);
        return await target.DeployAsync(
            release,
            environment == Environment ? held : held.With(environment),
            new SynchronousProgress<DeploymentProgress>(x => watch?.Invoke(x)),
            TestContext.Current.CancellationToken
        );
    }

    public Task<EnvironmentLock> Lock(IDeployTarget target) =>
        target.LockAsync(
            Environment,
            LockHolder.ThisProcess("a test", TimeProvider.System),
            TimeSpan.Zero,
            _ => { },
            TestContext.Current.CancellationToken
        );

    public Task<RunningService?> Read() => Target.ReadAsync(Environment, TestContext.Current.CancellationToken);

    /// <summary>Where the service is found from outside of its pods' network.</summary>
    public async Task<Uri> Url()
    {
        var service = await Cluster.Client.CoreV1.ReadNamespacedServiceAsync(Name, Namespace);
        return new Uri($"http://{service.Spec.ClusterIP}");
    }

    /// <summary>All objects of the environment, and how often each was changed.</summary>
    public async Task<IReadOnlyList<string>> Objects()
    {
        using var client = (Kubernetes)Cluster.Connect().Client;
        var own = await ClusterChanges.FindOwnAsync(
            new ClusterApi(client, Namespace),
            new KubernetesNames(Environment),
            TestContext.Current.CancellationToken
        );
        return [.. own.Select(x => $"{x} {x.Content["metadata"]!["generation"] ?? "unnumbered"}")];
    }

    /// <summary>The names of all ConfigMaps in the namespace.</summary>
    public async Task<IReadOnlyList<string>> ConfigMaps() =>
        [.. (await Cluster.Client.CoreV1.ListNamespacedConfigMapAsync(Namespace)).Items.Select(x => x.Name())];

    /// <summary>Lets the pods end; nobody waits for that, but a machine that runs them on is slower for all tests that come.</summary>
    public async ValueTask DisposeAsync()
    {
        Target.Dispose();
        await Cluster.Client.CoreV1.DeleteNamespaceAsync(Namespace);
    }
}
