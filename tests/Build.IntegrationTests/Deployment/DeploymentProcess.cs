using System.Diagnostics;
using System.Runtime.InteropServices;
using Build.IntegrationTests.Deployment.OnKubernetes;
using Delivery.Deployment;
using Delivery.Deployment.OnDocker;
using Delivery.Docker;

namespace Build.IntegrationTests.Deployment;

/// <summary>
/// A deployment in a process of its own, which kills itself at a step: nothing that should run at the end runs.
/// It is this very program, told by variables not to run tests.
/// </summary>
static class DeploymentProcess
{
    const string Kind = "DEPLOYMENT_TEST_TARGET";
    const string Instance = "DEPLOYMENT_TEST_INSTANCE";
    const string Port = "DEPLOYMENT_TEST_PORT";
    const string Gateway = "DEPLOYMENT_TEST_GATEWAY";
    const string Kubeconfig = "DEPLOYMENT_TEST_KUBECONFIG";
    const string Namespace = "DEPLOYMENT_TEST_NAMESPACE";
    const string Image = "DEPLOYMENT_TEST_IMAGE";
    const string Version = "DEPLOYMENT_TEST_VERSION";
    const string LastStep = "DEPLOYMENT_TEST_LAST_STEP";

    /// <summary>Whether this process is to deploy, and not to run tests.</summary>
    public static bool IsAskedFor => Environment.GetEnvironmentVariable(Kind) is { Length: > 0 };

    /// <summary>Starts a deployment that dies when it comes to a step.</summary>
    public static Process Start(TestEnvironment environment, Release release, DeploymentStep lastStep) =>
        Start(
            DeployTargetKind.Docker,
            release,
            lastStep,
            (Instance, environment.Environment.Instance),
            (Port, $"{environment.Environment.Port}"),
            (Gateway, environment.GatewayImage)
        );

    /// <summary>Starts a deployment on a cluster that dies when it comes to a step.</summary>
    public static Process Start(ClusterEnvironment environment, Release release, DeploymentStep lastStep) =>
        Start(
            DeployTargetKind.Kubernetes,
            release,
            lastStep,
            (Kubeconfig, environment.Cluster.Kubeconfig),
            (Namespace, environment.Namespace)
        );

    public static async Task<int> RunAsync()
    {
        var last = Enum.Parse<DeploymentStep>(Get(LastStep));
        var release = new Release(
            ImageReference.Parse(Get(Image)),
            Get(Version),
            $"commit-of-{Get(Version)}",
            $"tree-of-{Get(Version)}"
        );
        var (target, environment) =
            Get(Kind) == $"{DeployTargetKind.Kubernetes}" ? OnCluster(release) : await OnEngine();
        using var _ = target;
        await using var held = await target.LockAsync(
            environment,
            LockHolder.ThisProcess("a deployment that is to be killed", TimeProvider.System),
            TimeSpan.FromSeconds(30),
            _ => { },
            CancellationToken.None
        );
        var outcome = await target.DeployAsync(
            release,
            held,
            new SynchronousProgress<DeploymentProgress>(x =>
            {
                if (x.Step == last)
                    Process.GetCurrentProcess().Kill();
            }),
            CancellationToken.None
        );
        return outcome.ExitCode;
    }

    static Process Start(
        DeployTargetKind kind,
        Release release,
        DeploymentStep lastStep,
        params (string Name, string Value)[] place
    )
    {
        var dotnet = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet");
        var start = new ProcessStartInfo(Path.GetFullPath(dotnet), [typeof(DeploymentProcess).Assembly.Location])
        {
            RedirectStandardOutput = true,
        };
        start.Environment[Kind] = $"{kind}";
        start.Environment[Image] = $"{release.Image}";
        start.Environment[Version] = release.Version;
        start.Environment[LastStep] = $"{lastStep}";
        foreach (var (name, value) in place)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    static async Task<(IDeployTarget, DeploymentEnvironment)> OnEngine() =>
        (
            new DockerDeployTarget(
                await DockerEngine.ConnectAsync("This test", Machine.Endpoint),
                TestService.Contract,
                Get(Gateway),
                _ => null
            ),
            Environments.Integration with
            {
                Instance = Get(Instance),
                Port = int.Parse(Get(Port), System.Globalization.CultureInfo.InvariantCulture),
                Memory = 128,
            }
        );

    static (IDeployTarget, DeploymentEnvironment) OnCluster(Release release) =>
        (
            ClusterEnvironment.TargetAt(Get(Kubeconfig), TimeProvider.System),
            ClusterEnvironment.In(Get(Namespace)).SetUpFor(release)
        );

    static string Get(string name) => Environment.GetEnvironmentVariable(name)!;
}
