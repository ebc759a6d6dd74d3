using Build.IntegrationTests.Promotion;
using Delivery.Deployment;
using Delivery.Deployment.OnKubernetes;
using Delivery.Outcomes;
using k8s;
using k8s.Models;

namespace Build.IntegrationTests.Deployment.OnKubernetes;

/// <summary>What goes wrong around a deployment on a cluster: who is told what, and that nobody's request is lost.</summary>
public sealed class ClusterFaultTests(Machine machine, TestReleases releases, TestCluster cluster) : IAsyncLifetime
{
    ClusterEnvironment _environment = null!;

    public async ValueTask InitializeAsync() =>
        _environment = await ClusterEnvironment.CreateAsync(cluster, machine.Engine);

    public ValueTask DisposeAsync() => _environment?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Whoever_is_not_known_to_the_cluster_is_told_where_to_look()
    {
        using var target = ClusterEnvironment.TargetAt(
            cluster.KubeconfigOf(_environment.Namespace, token: "expired"),
            TimeProvider.System
        );

        var refusal = await Should.ThrowAsync<StopException>(() => _environment.Lock(target));

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
        (await _environment.Deploy(one, SetUpFor(one))).Result.ShouldBe(DeploymentResult.Deployed);
        await using var traffic = await SteadyTraffic.ToAsync(await _environment.Url());
        await using var line = new Line(cluster.Port);
        using var target = ClusterEnvironment.TargetAt(
            cluster.KubeconfigOf(_environment.Namespace, line.Port),
            TimeProvider.System
        );

        var failure = await Should.ThrowAsync<StopException>(() =>
            _environment.Deploy(
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
        using var later = _environment.TargetAt(new LaterClock(KubernetesEnvironmentLock.Duration * 2));
        var again = await _environment.Deploy(two, SetUpFor(two), later);
        await traffic.EndAsync();

        failure.ExitCode.ShouldBe(1);
        failure.Message.ShouldContain("does not answer");
        failure.Message.ShouldContain("run this again: it finds out what was done, and finishes.");
        again.IsSuccess.ShouldBeTrue(again.Reason);
        (await _environment.Read())!.Release.ShouldBe(two);
        traffic.Failures.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_a_quota_leaves_no_room_it_says_so_and_the_old_release_goes_on() =>
        await NoRoom(SetQuota, _environment.Environment, "exceeded quota: small");

    [Fact]
    public async Task Where_no_node_has_room_it_says_so_and_the_old_release_goes_on() =>
        await NoRoom(
            () => Task.CompletedTask,
            _environment.Environment with
            {
                Kubernetes = _environment.Environment.Kubernetes with { Processor = 100_000 },
            },
            "Insufficient cpu"
        );

    async Task NoRoom(Func<Task> take, DeploymentEnvironment environment, string reason)
    {
        var one = await Release("1.0.0");
        (await _environment.Deploy(one)).Result.ShouldBe(DeploymentResult.Deployed);
        await using var traffic = await SteadyTraffic.ToAsync(await _environment.Url());
        await take();

        var outcome = await _environment.Deploy(
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
        (await _environment.Read())!.Release.ShouldBe(one);
        traffic.Failures.ShouldBeEmpty();
        traffic.Answers.Keys.ShouldBe(["1.0.0"]);
    }

    // What runs already takes all of it.
    async Task SetQuota()
    {
        var quotas = cluster.Client.CoreV1;
        await quotas.CreateNamespacedResourceQuotaAsync(
            new V1ResourceQuota
            {
                Metadata = new V1ObjectMeta { Name = "small" },
                Spec = new V1ResourceQuotaSpec
                {
                    Hard = new Dictionary<string, ResourceQuantity> { ["pods"] = new("1") },
                },
            },
            _environment.Namespace
        );
        // It holds from when the cluster has counted.
        await Eventually.Holds(async () =>
            (await quotas.ReadNamespacedResourceQuotaAsync("small", _environment.Namespace)).Status.Used
                is { Count: > 0 }
        );
    }

    DeploymentEnvironment SetUpFor(Release release) => _environment.Environment.SetUpFor(release);

    Task<Release> Release(string version) => releases.Get(machine.Engine, version);
}
