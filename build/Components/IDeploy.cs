using Delivery.Deployment;
using Delivery.Docker;
using Delivery.Outcomes;
using Delivery.Testing;
using Nuke.Common.IO;
using Nuke.Common.Utilities.Collections;
using Serilog;

namespace Delivery.Components;

/// <summary>What is done with a release in any environment: find it, deploy it, test it from outside.</summary>
public interface IDeploy : IHazEnvironments, ICompile
{
    /// <summary>Projects that test a deployed service from outside.</summary>
    string[] ServiceTests { get; }

    /// <summary>What was tested where, with which result.</summary>
    AbsolutePath EvidenceDirectory => ArtifactsDirectory / "evidence";

    /// <summary>Where the record of the last tests in an environment is.</summary>
    AbsolutePath EvidenceFile(DeploymentEnvironment environment) =>
        EvidenceDirectory / $"{environment.Name.ToLowerInvariant()}.json";

    /// <summary>The release of the files that are checked out, by what the registry has; nothing is built.</summary>
    /// <exception cref="StopException">There is none (exit code 1).</exception>
    async Task<Release> FindReleaseAsync(DeploymentEnvironment environment, string target)
    {
        using var registry = await OpenRegistryAsync(target);
        return await FindReleaseAsync(registry, environment, target);
    }

    /// <summary>The same by what a certain registry has.</summary>
    /// <exception cref="StopException">There is none (exit code 1).</exception>
    async Task<Release> FindReleaseAsync(OciRegistry registry, DeploymentEnvironment environment, string target)
    {
        var tree = ReadWorkTree().RequireClean(target);
        return await FindReleaseImageAsync(registry) is { } found
            ? new Release(found.Image, found.Release.Version, found.Release.Commit, found.Release.Tree)
            : throw StopException.Failed(
                $"The registry {registry.Host} has no image {ImageName}:{Docker.ReleaseImage.TreeTagOf(tree.Tree)} for the files of {tree.Commit[..7]}, "
                    + $"and {environment.Name} gets only what was built and tested on develop. "
                    + "Run Release on develop with these files, or check --image-registry."
            );
    }

    /// <summary>Deploys the release of the files that are checked out.</summary>
    /// <exception cref="StopException">It does not serve; the exit code says what does.</exception>
    async Task DeployAsync(DeploymentEnvironment to, string target)
    {
        var environment = With(to);
        var release = await FindReleaseAsync(environment, target);
        await EnsureModelsAsync(environment, target);
        using var deployTarget = await OpenDeployTargetAsync(target);
        await using var held = await deployTarget.LockAsync(
            environment,
            LockHolder.ThisProcess($"{target} {release.Version}", TimeProvider.System),
            TimeSpan.FromSeconds(LockTimeout),
            holder => Log.Information("Waits for {Holder}", holder),
            CancellationToken.None
        );
        var outcome = await deployTarget.DeployAsync(
            release,
            held,
            new SynchronousProgress<DeploymentProgress>(x => Log.Information("{Step}: {Message:l}", x.Step, x.Message)),
            CancellationToken.None
        );
        ReportSummary(_ => _.AddPair(environment.Name, $"{release.Version}, {outcome.Result}"));
        foreach (var line in outcome.Log)
            Log.Information("{Line:l}", line);
        if (!outcome.IsSuccess)
            throw StopException.With(outcome.ExitCode, outcome.Explain(release, environment));
        Log.Information("{Version} serves on {Url}", release.Version, environment.Url);
    }

    /// <summary>Tests what runs in an environment, and records the result.</summary>
    /// <exception cref="StopException">Something else runs there (exit code 1), or a test has failed.</exception>
    async Task TestDeployedAsync(DeploymentEnvironment where, string target)
    {
        var environment = With(where);
        var release = await FindReleaseAsync(environment, target);
        using var deployTarget = await OpenDeployTargetAsync(target);
        var running = await deployTarget.ReadAsync(environment, CancellationToken.None);
        var verification = Verification.Of(running, release.Digest);
        if (verification.Verdict != VerificationVerdict.Passed)
            throw StopException.Failed($"{environment.Name} cannot be tested: {verification.Reason}");

        var runs = ServiceTests.Select(x => Test(x, environment)).ToList();
        var record = TestRecord.Of(release, environment, runs, TimeProvider.System.GetUtcNow());
        record.Write(EvidenceFile(environment));
        ReportSummary(_ => _.AddPair(environment.Name, TestCounts.Sum(runs.Select(x => x.Counts)).ToString()));
        if (!record.Passed)
            throw StopException.Failed($"{release} has not passed in {environment.Name}: {record.Failures}");
    }

    private TestRun Test(string project, DeploymentEnvironment environment) =>
        TestRun.Of(
            project,
            OutputDirectoryOf(project) / $"{project}.dll",
            ArtifactsDirectory / "tests" / $"{project}.{environment.Name}",
            RootDirectory,
            Testing.ServiceTests.Variables(environment.Url, environment.ModelAlias, ServiceKey, ServiceLatency)
        );
}
