using System.Text.Json.Nodes;
using Delivery.Deployment;
using Delivery.Deployment.OnKubernetes;

namespace Build.IntegrationTests.Deployment.OnKubernetes;

public sealed class ClusterDeploymentTests(Machine machine, TestReleases releases, TestCluster cluster)
    : ClusterEnvironmentTest(machine, releases, cluster)
{
    [Fact]
    public async Task A_release_serves_can_be_read_back_and_is_not_deployed_again()
    {
        var release = await Release("1.0.0");

        var outcome = await Place.Deploy(release);

        outcome.Result.ShouldBe(DeploymentResult.Deployed, outcome.Reason);
        var running = (await Place.Read()).ShouldNotBeNull();
        running.Release.ShouldBe(release);
        running.Instances.ShouldHaveSingleItem().Digest.ShouldBe(release.Digest);
        Verification.Of(running, release.Digest).Verdict.ShouldBe(VerificationVerdict.Passed);

        var before = await Place.Objects();
        var again = await Place.Deploy(release);
        var plan = await Plan(release, Place.Environment);

        again.Result.ShouldBe(DeploymentResult.AlreadyRunning, again.Reason);
        plan.IsEmpty.ShouldBeTrue(string.Join('\n', plan.Changes));
        (await Place.Objects()).ShouldBe(before);
    }

    [Fact]
    public async Task What_is_applied_is_what_manifests_describe()
    {
        var release = await Release("1.0.0");
        (await Place.Deploy(release)).IsSuccess.ShouldBeTrue();
        using var client = Place.Cluster.Connect().Client;
        var api = new ClusterApi(client, Place.Namespace);

        foreach (
            var described in KubernetesObjects
                .Of(Place.Environment, release, ClusterEnvironment.Options)
                .Select(ClusterObject.Of)
        )
        {
            var live = await api.FindAsync(described.Resource, described.Name, TestContext.Current.CancellationToken);
            // Where it is, is no field of anybody.
            described.Content["metadata"]!
                .AsObject()
                .Remove("namespace");
            var applied = OwnFields.Of(live.ShouldNotBeNull(), KubernetesLabels.Manager);
            JsonNode.DeepEquals(applied, described.Content).ShouldBeTrue($"{applied}\n{described.Content}");
        }
    }

    [Fact]
    public async Task No_request_fails_while_releases_replace_each_other()
    {
        var one = await Release("1.0.0");
        var two = await Release("2.0.0");
        (await Place.Deploy(one)).Result.ShouldBe(DeploymentResult.Deployed);

        await using var traffic = await SteadyTraffic.ToAsync(await Place.Url());
        await traffic.Answered("1.0.0", 100);
        var ownTimes = new List<TimeSpan>();
        foreach (var release in new[] { two, one, two })
        {
            var time = new DeploymentTime();
            var outcome = await Place.Deploy(release, Place.Environment, Place.Target, time.Report);
            ownTimes.Add(time.WithoutRollout());
            outcome.Result.ShouldBe(DeploymentResult.Deployed, outcome.Reason);
            await traffic.Answered(release.Version, traffic.Answers.GetValueOrDefault(release.Version) + 100);
        }
        await traffic.EndAsync();

        traffic.Failures.ShouldBeEmpty();
        traffic.Answers.Keys.ShouldBe(["1.0.0", "2.0.0"], ignoreOrder: true);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{traffic.Answers.Values.Sum()} requests were answered; a deployment took {string.Join(", ", ownTimes.Select(x => $"{x.TotalSeconds:F2} s"))} without its rollout."
        );
    }

    [Theory]
    [InlineData(
        ServiceBehaviour.IsNeverReady,
        "is not ready after 4 s: Startup probe failed: HTTP probe failed with statuscode: 503"
    )]
    [InlineData(ServiceBehaviour.Exits, "ended with code 7")]
    [InlineData(ServiceBehaviour.CannotBeStarted, "cannot be started")]
    [InlineData(null, "cannot be pulled")]
    public async Task A_release_that_is_not_well_never_gets_a_request(ServiceBehaviour? behaviour, string reason)
    {
        var good = await Release("1.0.0");
        (await Place.Deploy(good)).Result.ShouldBe(DeploymentResult.Deployed);
        await using var traffic = await SteadyTraffic.ToAsync(await Place.Url());
        var bad = behaviour is { } how
            ? await Release("2.0.0", how)
            : good with
            {
                Image = good.Image.WithDigest("sha256:" + new string('0', 64)),
            };

        var outcome = await Place.Deploy(
            bad,
            Place.Environment with
            {
                ReadyWithin = TimeSpan.FromSeconds(behaviour == ServiceBehaviour.IsNeverReady ? 4 : 30),
            }
        );
        await traffic.EndAsync();

        outcome.Result.ShouldBe(DeploymentResult.OldKept, outcome.Reason);
        outcome.ExitCode.ShouldBe(DeploymentExitCode.OldServes);
        outcome.Reason.ShouldContain(reason);
        if (behaviour == ServiceBehaviour.Exits)
            outcome.Log.ShouldBe(["cannot open the model"]);
        traffic.Failures.ShouldBeEmpty();
        traffic.Answers.Keys.ShouldBe(["1.0.0"]);
        (await Place.Read())!.Release.ShouldBe(good);
        (await Plan(good, Place.Environment)).Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_release_that_answers_wrongly_makes_way_for_the_old_one()
    {
        var good = await Release("1.0.0");
        await Place.Deploy(good);

        var outcome = await Place.Deploy(await Release("2.0.0", ServiceBehaviour.AnswersWrongly));

        outcome.Result.ShouldBe(DeploymentResult.OldRestored, outcome.Reason);
        outcome.Reason.ShouldContain("answered without \"modelVersion\", \"prediction\": {\"oops\":1}");
        Verification.Of(await Place.Read(), good.Digest).Verdict.ShouldBe(VerificationVerdict.Passed);
    }

    [Fact]
    public async Task When_the_first_release_is_not_well_nothing_serves()
    {
        var outcome = await Place.Deploy(await Release("2.0.0", ServiceBehaviour.Exits));

        outcome.Result.ShouldBe(DeploymentResult.NothingServes, outcome.Reason);
        outcome.ExitCode.ShouldBe(DeploymentExitCode.NothingServes);
        (await Place.Read()).ShouldBeNull();
    }
}
