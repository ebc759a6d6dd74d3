using System.Diagnostics;
using Build.IntegrationTests.Docker;
using Build.IntegrationTests.Promotion;
using Build.Tests.Promotion;
using Delivery.Deployment;
using Delivery.Docker;
using Delivery.Outcomes;
using Delivery.Promotion;
using Delivery.Promotion.Attestations;
using Delivery.Promotion.Rules;
using Delivery.Promotion.Running;
using Delivery.Promotion.Sbom;
using Delivery.Promotion.Vulnerabilities;
using Delivery.Versioning;

namespace MlPipeline.Benchmarks.Promoting;

/// <summary>
/// What a promotion costs besides the deployment: deciding by Production's own policy, label, tags, attestation and ledger, with a
/// registry and a remote on this machine. The first one is what a command costs; the later ones read longer ledgers.
/// </summary>
static class PromotingBenchmark
{
    const double MostSeconds = 2;
    const int Promotions = 10;
    const int Components = 300;
    const int RegistryPort = 15_797;
    const string ImageName = "benchmark/service";
    const string Repository = "https://example.com/benchmark/service.git";

    public static int Run() => RunAsync().GetAwaiter().GetResult();

    static async Task<int> RunAsync()
    {
        using var registry = new RegistryProcess("promoting", RegistryPort);
        using var feed = new FeedServer().WithVulnerabilities("{}");
        using var http = new HttpClient();
        var root = Directory.CreateTempSubdirectory("promoting-").FullName;
        try
        {
            using var setting = Open(Path.Combine(root, "work"), feed.Address, http);
            await WaitForAsync(setting.Registry);
            Prepare(root);
            var seconds = new double[Promotions];
            for (var turn = 0; turn < Promotions; turn++)
            {
                await AcceptAsync(setting, Path.Combine(root, "work"), $"1.{turn}.0");
                seconds[turn] = await PromoteAsync(setting);
            }
            Measurement.Print(
                $"{Promotions} promotions without their deployment, {Components} components each: {seconds[0]:F2} s the first, {Measurement.Median(seconds):F2} s each (median), {seconds.Max():F2} s the slowest, target at most {MostSeconds:F0} s"
            );
            return seconds.Max() <= MostSeconds ? 0 : 1;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    static async Task<double> PromoteAsync(PromotionSetting setting)
    {
        // Nobody approves here: what that costs is one more statement to read.
        var policy = PromotionPolicies.Production with
        {
            Approval = ApprovalRule.None,
        };
        var start = Stopwatch.GetTimestamp();
        var (_, isNew) = await new PromotionRun(setting).PromoteAsync(
            new PromotionWay(Environments.Staging, Environments.Production, policy),
            breakGlass: null,
            CancellationToken.None
        );
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return isNew ? seconds : throw new InvalidOperationException("There was nothing to promote.");
    }

    // A release on its way to Staging.
    static async Task AcceptAsync(PromotionSetting setting, string work, string version)
    {
        var git = new GitCommands(work);
        await File.WriteAllTextAsync(Path.Combine(work, "file"), version);
        git.Run("add", "--all");
        git.Run("commit", "--quiet", "--message", version);
        var commit = git.Run("rev-parse", "HEAD")[0];
        // Another digest than that of an earlier run.
        var digest = await TinyImage.PushAsync(setting.Registry, setting.ImageName, $"{version} {Guid.NewGuid():N}");
        var verified = new VerifiedRelease(digest, version, commit, setting.Tags.FindTree(commit)!);
        var release = new Release(setting.ImageOf(digest), version, commit, verified.Tree);
        ((MemoryTarget)setting.Target).Run(Environments.Integration, release, digest);
        var now = DateTimeOffset.UtcNow;
        await ReleaseWork.RecordAsync(setting, verified, now);
        await new ReleaseEvidence(setting).StateContentAsync(
            release,
            [
                .. Enumerable
                    .Range(0, Components)
                    .Select(x => new SbomComponent(SbomComponentKind.NuGet, $"Package{x}", version)),
            ]
        );
        await ReleaseWork.StageAsync(setting, verified, now);
    }

    static PromotionSetting Open(string work, Uri feed, HttpClient http)
    {
        var key = SigningKey.Create();
        return new PromotionSetting
        {
            Target = new MemoryTarget(),
            Registry = new OciRegistry($"127.0.0.1:{RegistryPort}"),
            // The ledgers of an earlier run are those of another image.
            ImageName = $"{ImageName}-{Guid.NewGuid():N}",
            Tags = new EnvironmentTags(work),
            Repository = Repository,
            Key = key,
            Trusted = new([new TrustedKey("ci", KeyRole.Builder, key.PublicPem)]),
            Vulnerabilities = new NuGetVulnerabilities(http, feed),
            Clock = TimeProvider.System,
            Who = "benchmark",
            Tool = "https://example.com/build",
            Say = _ => { },
        };
    }

    static void Prepare(string root)
    {
        var work = Path.Combine(root, "work");
        Directory.CreateDirectory(work);
        new GitCommands(root).Run("init", "--quiet", "--bare", "remote.git");
        var git = new GitCommands(work);
        git.Run("init", "--quiet", "--initial-branch", "master");
        git.Run("config", "user.email", "benchmark@example.com");
        git.Run("config", "user.name", "Benchmark");
        git.Run("remote", "add", "origin", Path.Combine(root, "remote.git"));
    }

    static async Task WaitForAsync(OciRegistry registry)
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                await registry.PingAsync();
                return;
            }
            catch (StopException) when (Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
        }
    }
}
