using Build.IntegrationTests.Promotion;
using Delivery.Deployment;
using Delivery.Deployment.OnKubernetes;
using Delivery.Outcomes;
using k8s;
using k8s.Models;

namespace Build.IntegrationTests.Deployment.OnKubernetes;

/// <summary>What goes wrong around a deployment on a cluster: who is told what, and that nobody's request is lost.</summary>
public sealed class ClusterFaultTests(Machine machine, TestReleases releases, TestCluster cluster)
    : ClusterEnvironmentTest(machine, releases, cluster)
{
    [Fact]
    public async Task Whoever_is_not_known_to_the_cluster_is_told_where_to_look()
    {
        using var target = ClusterEnvironment.TargetAt(
            Cluster.KubeconfigOf(Place.Namespace, token: "expired"),
            TimeProvider.System
        );

        var refusal = await Should.ThrowAsync<StopException>(() => Place.Lock(target));

        refusal.ExitCode.ShouldBe(1);
        refusal.Message.ShouldContain("It does not know this user: look at --kubeconfig and --kube-context.");
    }

    [Theory]
    [InlineData(DeploymentStep.Prepare)]
    [InlineData(DeploymentStep.Ready)]
    [InlineData(DeploymentStep.Confirm)]
    public async Task When_the_control_plane_goes_away_midway_no_request_fails_and_the_next_run_finishes(
        DeploymentStep step
    )
    {
        var (one, two) = (await Release("1.0.0"), await Release("2.0.0"));
        (await Place.Deploy(one, SetUpFor(one))).Result.ShouldBe(DeploymentResult.Deployed);
        await using var traffic = await SteadyTraffic.ToAsync(await Place.Url());
        await using var line = new Line(Cluster.Port);
        using var target = ClusterEnvironment.TargetAt(
            Cluster.KubeconfigOf(Place.Namespace, line.Port),
            TimeProvider.System
        );

        var failure = await Should.ThrowAsync<StopException>(() =>
            Place.Deploy(
                two,
                SetUpFor(two),
                target,
                x =>
                {
                    if (x.Step == step)
                        line.Cut();
                }
            )
        );
        using var later = Place.TargetAt(new LaterClock(KubernetesEnvironmentLock.Duration * 2));
        var again = await Place.Deploy(two, SetUpFor(two), later);
        await traffic.EndAsync();

        failure.ExitCode.ShouldBe(1);
        failure.Message.ShouldContain("does not answer");
        failure.Message.ShouldContain("run this again: it finds out what was done, and finishes.");
        again.IsSuccess.ShouldBeTrue(again.Reason);
        (await Place.Read())!.Release.ShouldBe(two);
        traffic.Failures.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_a_quota_leaves_no_room_it_says_so_and_the_old_release_goes_on() =>
        await NoRoom(SetQuota, Place.Environment, "exceeded quota: small");

    [Fact]
    public async Task Where_no_node_has_room_it_says_so_and_the_old_release_goes_on() =>
        await NoRoom(
            () => Task.CompletedTask,
            Place.Environment with
            {
                Kubernetes = Place.Environment.Kubernetes with { Processor = 100_000 },
            },
            "Insufficient cpu"
        );

    async Task NoRoom(Func<Task> take, DeploymentEnvironment environment, string reason)
    {
        var one = await Release("1.0.0");
        (await Place.Deploy(one)).Result.ShouldBe(DeploymentResult.Deployed);
        await using var traffic = await SteadyTraffic.ToAsync(await Place.Url());
        await take();

        var outcome = await Place.Deploy(
            await Release("2.0.0"),
            environment with
            {
                ReadyWithin = TimeSpan.FromSeconds(2),
                Kubernetes = environment.Kubernetes with { StartWithin = TimeSpan.FromSeconds(4) },
            }
        );
        await traffic.EndAsync();

        outcome.Result.ShouldBe(DeploymentResult.OldKept, outcome.Reason);
        outcome.ExitCode.ShouldBe(DeploymentExitCode.OldServes);
        outcome.Reason.ShouldContain(reason);
        (await Place.Read())!.Release.ShouldBe(one);
        traffic.Failures.ShouldBeEmpty();
        traffic.Answers.Keys.ShouldBe(["1.0.0"]);
    }

    // What runs already takes all of it.
    async Task SetQuota()
    {
        var quotas = Cluster.Client.CoreV1;
        await quotas.CreateNamespacedResourceQuotaAsync(
            new V1ResourceQuota
            {
                Metadata = new V1ObjectMeta { Name = "small" },
                Spec = new V1ResourceQuotaSpec
                {
                    Hard = new Dictionary<string, ResourceQuantity> { ["pods"] = new("1") },
                },
            },
            Place.Namespace
        );
        // It holds from when the cluster has counted.
        await Eventually.Holds(async () =>
            (await quotas.ReadNamespacedResourceQuotaAsync("small", Place.Namespace)).Status.Used is { Count: > 0 }
        );
    }

    DeploymentEnvironment SetUpFor(Release release) => Place.Environment.SetUpFor(release);
}
