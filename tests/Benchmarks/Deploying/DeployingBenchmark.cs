using System.Diagnostics;
using Build.IntegrationTests.Deployment;
using Delivery.Deployment;
using Delivery.Deployment.OnDocker;
using Delivery.Docker;

namespace MlPipeline.Benchmarks.Deploying;

/// <summary>How long a service cannot be reached while releases replace each other, on a real engine.</summary>
static class DeployingBenchmark
{
    const double MostUnreachableSeconds = 1;
    const int Deployments = 10;
    const int RegistryPort = 15_799;
    const int ServicePort = 15_798;

    public static int Run() => RunAsync().GetAwaiter().GetResult();

    static async Task<int> RunAsync()
    {
        using var engine = await DockerEngine.ConnectAsync("The benchmark", "unix:///var/run/docker.sock");
        if (await engine.FindImageAsync(BaseImage.Nginx.StandIn) is null)
        {
            Console.Error.WriteLine($"There is no image {BaseImage.Nginx.StandIn}. Run ./build.sh BaseImages first.");
            return 2;
        }
        using var registry = new RegistryProcess("deploying", RegistryPort);
        var environment = Environments.Integration with { Instance = "benchmark", Port = ServicePort, Memory = 128 };
        var target = new DockerDeployTarget(engine, TestService.Contract, BaseImage.Nginx.StandIn, _ => null);
        await using var held = await target.LockAsync(
            environment,
            LockHolder.ThisProcess("benchmark", TimeProvider.System),
            TimeSpan.Zero,
            _ => { },
            CancellationToken.None
        );
        try
        {
            return await MeasureAsync(engine, target, environment, held);
        }
        finally
        {
            await target.RemoveAsync(held, withModels: true, CancellationToken.None);
        }
    }

    static async Task<int> MeasureAsync(
        DockerEngine engine,
        DockerDeployTarget target,
        DeploymentEnvironment environment,
        EnvironmentLock held
    )
    {
        Release[] releases = [await MakeAsync(engine, "1.0.0"), await MakeAsync(engine, "2.0.0")];
        await DeployAsync(target, held, releases[0]);

        var client = new AskingClient(new Uri(environment.Url, "/v1/predict"));
        var seconds = new double[Deployments];
        for (var turn = 0; turn < Deployments; turn++)
            seconds[turn] = await DeployAsync(target, held, releases[(turn + 1) % 2]);
        await client.DisposeAsync();

        Measurement.Print(
            $"{Deployments} deployments, {Measurement.Median(seconds):F1} s each (median); {client.Sent} requests, one every 20 ms: {client.Failed} failed, the slowest took {client.Slowest.TotalMilliseconds:F0} ms"
        );
        Measurement.Print(
            $"unreachable for {client.Unreachable.TotalSeconds:F3} s at most, target at most {MostUnreachableSeconds:F0} s"
        );
        return client.Unreachable.TotalSeconds <= MostUnreachableSeconds ? 0 : 1;
    }

    static async Task<double> DeployAsync(DockerDeployTarget target, EnvironmentLock held, Release release)
    {
        var start = Stopwatch.GetTimestamp();
        var progress = new SynchronousProgress<DeploymentProgress>(_ => { });
        var outcome = await target.DeployAsync(release, held, progress, CancellationToken.None);
        return outcome.Result == DeploymentResult.Deployed
            ? Stopwatch.GetElapsedTime(start).TotalSeconds
            : throw new InvalidOperationException($"{outcome.Result}: {outcome.Reason}");
    }

    static async Task<Release> MakeAsync(DockerEngine engine, string version)
    {
        var tag = new ImageReference($"127.0.0.1:{RegistryPort}", "benchmark/service", version);
        var files = new Dictionary<string, string>
        {
            ["Dockerfile"] = TestService.Dockerfile(BaseImage.Nginx.StandIn, ServiceBehaviour.Serves),
            ["nginx.conf"] = TestService.Configuration(version, ServiceBehaviour.Serves),
        };
        await new EngineImageBuilder(engine).BuildAsync(new ImageBuild(ImageContext.Of(files), tag), _ => { });
        using var registry = new OciRegistry(tag.Registry!);
        return new Release(tag.WithDigest((await engine.PushAsync(tag, registry)).Digest), version, "commit", "tree");
    }
}
