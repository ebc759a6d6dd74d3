using Build.IntegrationTests.Promotion;
using Delivery.Deployment;
using Delivery.Deployment.OnKubernetes;

namespace Build.IntegrationTests.Deployment.OnKubernetes;

public sealed class KilledClusterDeploymentTests(Machine machine, TestReleases releases, TestCluster cluster)
    : ClusterEnvironmentTest(machine, releases, cluster)
{
    IDeployTarget _later = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        // For whoever comes then, the lock of a process that was killed is over.
        _later = Place.TargetAt(new LaterClock(KubernetesEnvironmentLock.Duration * 2));
    }

    public override ValueTask DisposeAsync()
    {
        _later?.Dispose();
        return base.DisposeAsync();
    }

    [Fact]
    public async Task Killed_at_any_step_no_request_fails_and_the_next_run_finishes()
    {
        // A cluster pulls images when it starts pods, and switches pod by pod.
        var steps = Enum.GetValues<DeploymentStep>().Except([DeploymentStep.Pull, DeploymentStep.Switch]);
        var (next, other) = (await Release("2.0.0"), await Release("3.0.0"));
        (await Deploy(other)).Result.ShouldBe(DeploymentResult.Deployed);
        await using var traffic = await SteadyTraffic.ToAsync(await Place.Url());

        foreach (var step in steps)
        {
            await Killed(next, step);

            var outcome = await Deploy(next);

            outcome.IsSuccess.ShouldBeTrue($"after a kill at {step}: {outcome.Reason}");
            (await Place.Read())!.Release.ShouldBe(next, $"after a kill at {step}");
            var plan = await Plan(next);
            plan.Changes.ShouldBeEmpty($"after a kill at {step}");
            (await SettingsMaps()).ShouldBe(1, $"after a kill at {step}");
            (next, other) = (other, next);
        }
        await traffic.EndAsync();

        traffic.Failures.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_first_deployment_that_was_killed_is_finished_by_the_next_one()
    {
        var release = await Release("2.0.0");
        await Killed(release, DeploymentStep.Start);

        var outcome = await Deploy(release);

        outcome.Result.ShouldBe(DeploymentResult.Deployed, outcome.Reason);
        (await Place.Read())!.Release.ShouldBe(release);
    }

    [Fact]
    public async Task A_release_that_is_not_well_makes_way_for_the_old_one_also_when_its_first_deployment_was_killed()
    {
        var good = await Release("2.0.0");
        (await Deploy(good)).Result.ShouldBe(DeploymentResult.Deployed);
        var bad = await Release("3.0.0", ServiceBehaviour.Exits);
        await using var traffic = await SteadyTraffic.ToAsync(await Place.Url());
        await Killed(bad, DeploymentStep.Ready);

        var outcome = await Deploy(bad);
        await traffic.EndAsync();

        outcome.Result.ShouldBe(DeploymentResult.OldKept, outcome.Reason);
        outcome.Reason.ShouldContain("ended with code 7");
        traffic.Failures.ShouldBeEmpty();
        traffic.Answers.Keys.ShouldBe(["2.0.0"]);
        (await Place.Read())!.Release.ShouldBe(good);
    }

    async Task Killed(Release release, DeploymentStep step)
    {
        using var process = DeploymentProcess.Start(Place, release, step);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(137, $"not killed at {step}");
    }

    Task<DeploymentOutcome> Deploy(Release release) =>
        Place.Deploy(release, Place.Environment.SetUpFor(release), _later);

    Task<DeploymentPlan> Plan(Release release) => Plan(release, Place.Environment.SetUpFor(release));

    async Task<int> SettingsMaps() =>
        (await Place.ConfigMaps()).Count(x => x.Contains("-settings-", StringComparison.Ordinal));
}
