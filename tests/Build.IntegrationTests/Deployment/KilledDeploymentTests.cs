using Delivery.Deployment;

namespace Build.IntegrationTests.Deployment;

public sealed class KilledDeploymentTests(Machine machine, TestReleases releases) : IAsyncLifetime
{
    TestEnvironment _environment = null!;

    public async ValueTask InitializeAsync() => _environment = await TestEnvironment.CreateAsync(machine.Engine);

    public ValueTask DisposeAsync() => _environment?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Killed_at_any_step_a_version_serves_all_the_time_and_the_next_run_finishes()
    {
        var one = await releases.Get(machine.Engine, "1.0.0");
        var two = await releases.Get(machine.Engine, "2.0.0");
        await _environment.Deploy(one);
        await using var traffic = Traffic.To(_environment.Environment.Url, users: 1);

        foreach (var step in Enum.GetValues<DeploymentStep>())
        {
            var (old, next) = (await _environment.ServingVersion()) == "1.0.0" ? (one, two) : (two, one);
            await Killed(next, step);
            // From the switch on the new one serves: it has proven itself.
            var expected = step >= DeploymentStep.Confirm ? next : old;
            (await _environment.ServingVersion()).ShouldBe(expected.Version, $"killed at {step}");

            var outcome = await _environment.Deploy(next);

            outcome.IsSuccess.ShouldBeTrue($"after a kill at {step}: {outcome.Reason}");
            (await _environment.ServingVersion()).ShouldBe(next.Version);
            (await _environment.Containers()).Count.ShouldBe(2, $"after a kill at {step}");
        }
        await traffic.EndAsync();

        traffic.Failures.ShouldBeEmpty();
    }

    [Fact]
    public async Task Killed_at_any_step_of_the_first_deployment_the_next_run_finishes()
    {
        var release = await releases.Get(machine.Engine, "1.0.0");
        foreach (var step in new[] { DeploymentStep.Prepare, DeploymentStep.Ready, DeploymentStep.Switch })
            await Killed(release, step);

        var outcome = await _environment.Deploy(release);

        outcome.Result.ShouldBe(DeploymentResult.Deployed, outcome.Reason);
        (await _environment.ServingVersion()).ShouldBe("1.0.0");
        (await _environment.Containers()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_release_that_was_switched_to_and_breaks_before_it_was_confirmed_makes_way_for_the_old_one()
    {
        await _environment.Deploy(await releases.Get(machine.Engine, "1.0.0"));
        await Killed(await releases.Get(machine.Engine, "2.0.0"), DeploymentStep.Confirm);
        var broken = (await _environment.Read())!.Instances[0].Name;
        await machine.Engine.Client.Containers.StopContainerAsync(broken, new(), TestContext.Current.CancellationToken);

        var outcome = await _environment.Deploy(await releases.Get(machine.Engine, "3.0.0", ServiceBehaviour.Exits));

        outcome.Result.ShouldBe(DeploymentResult.OldKept);
        (await _environment.ServingVersion()).ShouldBe("1.0.0");
    }

    async Task Killed(Release release, DeploymentStep step)
    {
        using var process = DeploymentProcess.Start(_environment, release, step);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(137, $"not killed at {step}");
    }
}
