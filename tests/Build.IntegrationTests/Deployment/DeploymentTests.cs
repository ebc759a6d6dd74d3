using Delivery.Deployment;

namespace Build.IntegrationTests.Deployment;

public sealed class DeploymentTests(Machine machine, TestReleases releases) : IAsyncLifetime
{
    TestEnvironment _environment = null!;

    public async ValueTask InitializeAsync() => _environment = await TestEnvironment.CreateAsync(machine.Engine);

    public ValueTask DisposeAsync() => _environment?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_first_release_serves_and_can_be_read_back()
    {
        var release = await Release("1.0.0");

        var outcome = await _environment.Deploy(release);

        outcome.Result.ShouldBe(DeploymentResult.Deployed, outcome.Reason);
        (await _environment.ServingVersion()).ShouldBe("1.0.0");
        var running = (await _environment.Read()).ShouldNotBeNull();
        running.Release.ShouldBe(release);
        running.Health.ShouldBe(ServiceHealth.Healthy);
        running.Instances.ShouldHaveSingleItem().Digest.ShouldBe(release.Digest);
        Verification.Of(running, release.Digest).Verdict.ShouldBe(VerificationVerdict.Passed);
    }

    [Fact]
    public async Task No_request_fails_while_releases_replace_each_other()
    {
        var one = await Release("1.0.0");
        var two = await Release("2.0.0");
        (await _environment.Deploy(one)).Result.ShouldBe(DeploymentResult.Deployed);

        await using var traffic = Traffic.To(_environment.Environment.Url);
        foreach (var release in new[] { two, one, two })
        {
            (await _environment.Deploy(release)).Result.ShouldBe(DeploymentResult.Deployed);
            await traffic.Answered(100);
        }
        await traffic.EndAsync();

        traffic.Failures.ShouldBeEmpty();
        traffic.Answers.Keys.ShouldBe(["1.0.0", "2.0.0"], ignoreOrder: true);
        (await _environment.ServingVersion()).ShouldBe("2.0.0");
        (await _environment.Containers()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_request_in_flight_finishes_on_the_old_release()
    {
        await _environment.Deploy(await Release("1.0.0"));
        using var slow = await _environment.Http.GetAsync(
            new Uri(_environment.Environment.Url, TestService.SlowPath),
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken
        );

        await _environment.Deploy(await Release("2.0.0"));
        var text = await slow.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        slow.Headers.GetValues("Release").ShouldBe(["1.0.0"]);
        text.ShouldEndWith("line 60 of the slow answer\n");
        (await _environment.ServingVersion()).ShouldBe("2.0.0");
    }

    [Theory]
    [InlineData(ServiceBehaviour.IsNeverReady, "is not ready after 2 s: /health/ready answered 503")]
    [InlineData(ServiceBehaviour.Exits, "ended with code 7")]
    [InlineData(ServiceBehaviour.AnswersWrongly, "answered without \"modelVersion\", \"prediction\": {\"oops\":1}")]
    [InlineData(ServiceBehaviour.FailsItsHealthCheck, "health check says: the disk is full")]
    [InlineData(ServiceBehaviour.CannotBeStarted, "cannot be started")]
    public async Task A_release_that_is_not_well_never_gets_a_request(ServiceBehaviour behaviour, string reason)
    {
        await _environment.Deploy(await Release("1.0.0"));
        var before = await _environment.Containers();
        await using var traffic = Traffic.To(_environment.Environment.Url, users: 1);

        var bad = await releases.Get(machine.Engine, "2.0.0", behaviour);
        var hurried = _environment.Environment with
        {
            ReadyWithin =
                behaviour == ServiceBehaviour.IsNeverReady ? TimeSpan.FromSeconds(2) : TimeSpan.FromSeconds(30),
        };
        var outcome = await _environment.Deploy(bad, hurried);
        await traffic.EndAsync();

        outcome.Result.ShouldBe(DeploymentResult.OldKept);
        outcome.ExitCode.ShouldBe(DeploymentExitCode.OldServes);
        outcome.Reason.ShouldContain(reason);
        if (behaviour == ServiceBehaviour.Exits)
            outcome.Log.ShouldBe(["cannot open the model"]);
        traffic.Failures.ShouldBeEmpty();
        traffic.Answers.Keys.ShouldBe(["1.0.0"]);
        (await _environment.Containers()).ShouldBe(before);
    }

    [Fact]
    public async Task A_release_that_fails_in_service_makes_way_for_the_old_one()
    {
        await _environment.Deploy(await Release("1.0.0"));
        var before = await _environment.Containers();

        var outcome = await _environment.Deploy(
            await releases.Get(machine.Engine, "2.0.0", ServiceBehaviour.FailsInService)
        );

        outcome.Result.ShouldBe(DeploymentResult.OldRestored);
        outcome.ExitCode.ShouldBe(DeploymentExitCode.OldServes);
        outcome.Reason.ShouldContain("/v1/predict answered 500: broken");
        (await _environment.ServingVersion()).ShouldBe("1.0.0");
        (await _environment.Containers()).ShouldBe(before);
    }

    [Fact]
    public async Task When_the_first_release_is_not_well_nothing_serves()
    {
        var outcome = await _environment.Deploy(await releases.Get(machine.Engine, "2.0.0", ServiceBehaviour.Exits));

        outcome.Result.ShouldBe(DeploymentResult.NothingServes);
        outcome.ExitCode.ShouldBe(DeploymentExitCode.NothingServes);
        (await _environment.Read()).ShouldBeNull();
        var answer = await _environment.Http.GetAsync(
            _environment.Environment.Url,
            TestContext.Current.CancellationToken
        );
        ((int)answer.StatusCode).ShouldBe(503);
    }

    [Fact]
    public async Task Doing_it_again_changes_nothing_and_says_so()
    {
        var release = await Release("1.0.0");
        await _environment.Deploy(release);
        var before = await _environment.Containers();

        var again = await _environment.Deploy(release);
        var plan = await _environment.Target.PlanAsync(
            release,
            _environment.Environment,
            TestContext.Current.CancellationToken
        );

        again.Result.ShouldBe(DeploymentResult.AlreadyRunning);
        again.ExitCode.ShouldBe(0);
        (await _environment.Containers()).ShouldBe(before);
        plan.IsEmpty.ShouldBeTrue(string.Join('\n', plan.Changes));
    }

    [Fact]
    public async Task Other_settings_are_a_deployment_of_the_same_release()
    {
        var release = await Release("1.0.0");
        await _environment.Deploy(release);
        var other = _environment.Environment with { Settings = new Dictionary<string, string> { ["LEVEL"] = "high" } };

        var outcome = await _environment.Deploy(release, other);

        outcome.Result.ShouldBe(DeploymentResult.Deployed);
        (await _environment.Containers()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_service_that_has_died_is_seen_and_replaced()
    {
        var release = await Release("1.0.0");
        await _environment.Deploy(release);
        var service = (await _environment.Read())!.Instances[0].Name;
        await machine.Engine.Client.Containers.StopContainerAsync(
            service,
            new(),
            TestContext.Current.CancellationToken
        );

        var dead = await _environment.Read();
        var outcome = await _environment.Deploy(release);

        Verification.Of(dead, release.Digest).Verdict.ShouldBe(VerificationVerdict.Failed);
        outcome.Result.ShouldBe(DeploymentResult.Deployed);
        (await _environment.ServingVersion()).ShouldBe("1.0.0");
        (await _environment.Containers()).ShouldNotContain(service);
    }

    [Fact]
    public async Task A_plan_changes_nothing()
    {
        var plan = await _environment.Target.PlanAsync(
            await Release("1.0.0"),
            _environment.Environment,
            TestContext.Current.CancellationToken
        );

        plan.Running.ShouldBeNull();
        plan.Changes.ShouldContain(x => x.StartsWith("start 1.0.0", StringComparison.Ordinal));
        (await _environment.Containers()).ShouldBeEmpty();
    }

    Task<Release> Release(string version) => releases.Get(machine.Engine, version);
}
