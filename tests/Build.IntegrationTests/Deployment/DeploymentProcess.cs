using System.Diagnostics;
using System.Runtime.InteropServices;
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
    const string Instance = "DEPLOYMENT_TEST_INSTANCE";
    const string Port = "DEPLOYMENT_TEST_PORT";
    const string Image = "DEPLOYMENT_TEST_IMAGE";
    const string Version = "DEPLOYMENT_TEST_VERSION";
    const string Gateway = "DEPLOYMENT_TEST_GATEWAY";
    const string LastStep = "DEPLOYMENT_TEST_LAST_STEP";

    /// <summary>Whether this process is to deploy, and not to run tests.</summary>
    public static bool IsAskedFor => Environment.GetEnvironmentVariable(Instance) is { Length: > 0 };

    /// <summary>Starts a deployment that dies when it comes to a step.</summary>
    public static Process Start(TestEnvironment environment, Release release, DeploymentStep lastStep)
    {
        var dotnet = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet");
        var start = new ProcessStartInfo(Path.GetFullPath(dotnet), [typeof(DeploymentProcess).Assembly.Location])
        {
            RedirectStandardOutput = true,
        };
        start.Environment[Instance] = environment.Environment.Instance;
        start.Environment[Port] = $"{environment.Environment.Port}";
        start.Environment[Image] = $"{release.Image}";
        start.Environment[Version] = release.Version;
        start.Environment[Gateway] = environment.GatewayImage;
        start.Environment[LastStep] = $"{lastStep}";
        return Process.Start(start)!;
    }

    public static async Task<int> RunAsync()
    {
        var last = Enum.Parse<DeploymentStep>(Get(LastStep));
        var environment = Environments.Integration with
        {
            Instance = Get(Instance),
            Port = int.Parse(Get(Port), System.Globalization.CultureInfo.InvariantCulture),
            Memory = 128,
        };
        var release = new Release(
            ImageReference.Parse(Get(Image)),
            Get(Version),
            $"commit-of-{Get(Version)}",
            $"tree-of-{Get(Version)}"
        );
        var engine = await DockerEngine.ConnectAsync("This test", Machine.Endpoint);
        using var target = new DockerDeployTarget(engine, TestService.Contract, Get(Gateway), _ => null);
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

    static string Get(string name) => Environment.GetEnvironmentVariable(name)!;
}
