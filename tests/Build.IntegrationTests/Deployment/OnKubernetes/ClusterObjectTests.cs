using Build.IntegrationTests.Promotion;
using Delivery.Deployment;
using Delivery.Deployment.OnKubernetes;
using Delivery.Outcomes;
using k8s;
using k8s.Models;

namespace Build.IntegrationTests.Deployment.OnKubernetes;

/// <summary>What becomes of an environment's objects, and of those of others.</summary>
public sealed class ClusterObjectTests(Machine machine, TestReleases releases, TestCluster cluster) : IAsyncLifetime
{
    const string Stranger = "somebody-elses";

    ClusterEnvironment _environment = null!;

    public async ValueTask InitializeAsync() =>
        _environment = await ClusterEnvironment.CreateAsync(cluster, machine.Engine);

    public ValueTask DisposeAsync() => _environment?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task What_is_no_longer_wanted_goes_and_what_others_have_made_stays()
    {
        await cluster.Client.CoreV1.CreateNamespacedConfigMapAsync(
            new V1ConfigMap { Metadata = new V1ObjectMeta { Name = Stranger } },
            _environment.Namespace,
            cancellationToken: TestContext.Current.CancellationToken
        );
        var release = await Release();
        (await _environment.Deploy(release, WithLevel("low"))).IsSuccess.ShouldBeTrue();
        var before = await _environment.ConfigMaps();

        (await _environment.Deploy(release, WithLevel("high"))).IsSuccess.ShouldBeTrue();

        var after = await _environment.ConfigMaps();
        before.Count(IsSettings).ShouldBe(1);
        after.Where(IsSettings).ShouldHaveSingleItem().ShouldNotBe(before.Single(IsSettings));
        after.ShouldContain(Stranger);

        await using (var held = await _environment.Lock(_environment.Target))
            await _environment.Target.RemoveAsync(held, withModels: true, TestContext.Current.CancellationToken);

        (await _environment.Objects()).ShouldBeEmpty();
        (await _environment.ConfigMaps()).ShouldContain(Stranger);
        (await _environment.Read()).ShouldBeNull();
    }

    [Fact]
    public async Task A_name_that_somebody_else_has_is_refused_before_anything_is_changed()
    {
        await cluster.Client.CoreV1.CreateNamespacedServiceAsync(
            new V1Service
            {
                Metadata = new V1ObjectMeta { Name = _environment.Name },
                Spec = new V1ServiceSpec { Ports = [new V1ServicePort { Port = 5432 }] },
            },
            _environment.Namespace,
            cancellationToken: TestContext.Current.CancellationToken
        );

        var refusal = await Should.ThrowAsync<StopException>(async () => await _environment.Deploy(await Release()));

        refusal.ExitCode.ShouldBe(2);
        refusal.Message.ShouldContain(
            $"Service {_environment.Name} in the namespace {_environment.Namespace} is somebody else's"
        );
        (await _environment.Objects()).ShouldBeEmpty();
        var service = await cluster.Client.CoreV1.ReadNamespacedServiceAsync(_environment.Name, _environment.Namespace);
        service.Spec.Ports.Single().Port.ShouldBe(5432);
    }

    [Fact]
    public async Task A_field_that_somebody_else_has_changed_is_as_said_again_and_what_only_others_say_stays()
    {
        var release = await Release();
        (await _environment.Deploy(release)).IsSuccess.ShouldBeTrue();
        await cluster.Client.AppsV1.PatchNamespacedDeploymentAsync(
            new V1Patch(
                """{"metadata":{"annotations":{"team.example/owner":"data"}},"spec":{"replicas":2}}""",
                V1Patch.PatchType.MergePatch
            ),
            _environment.Name,
            _environment.Namespace,
            fieldManager: "somebody",
            cancellationToken: TestContext.Current.CancellationToken
        );

        var plan = await _environment.Target.PlanAsync(
            release,
            _environment.Environment,
            TestContext.Current.CancellationToken
        );
        var outcome = await _environment.Deploy(release);

        plan.Changes.ShouldBe([$"change Deployment {_environment.Name}: spec.replicas: 2 → 1"]);
        outcome.Result.ShouldBe(DeploymentResult.Deployed, outcome.Reason);
        var live = await cluster.Client.AppsV1.ReadNamespacedDeploymentAsync(_environment.Name, _environment.Namespace);
        live.Spec.Replicas.ShouldBe(1);
        live.Metadata.Annotations["team.example/owner"].ShouldBe("data");
    }

    [Fact]
    public async Task A_plan_names_what_it_would_make_in_the_forms_of_the_cluster_and_changes_nothing()
    {
        var environment = _environment.Environment with
        {
            Kubernetes = _environment.Environment.Kubernetes with
            {
                Replicas = 2,
                MaxReplicas = 4,
                Retraining = new RetrainingSettings("0 3 * * 1", "sources"),
            },
        };

        var plan = await _environment.Target.PlanAsync(
            await Release(),
            environment,
            TestContext.Current.CancellationToken
        );

        plan.Running.ShouldBeNull();
        plan.Changes.ShouldContain($"make Deployment {_environment.Name}");
        // This cluster has only the older forms of these.
        plan.Changes.ShouldContain($"make PodDisruptionBudget {_environment.Name}");
        plan.Changes.ShouldContain($"make HorizontalPodAutoscaler {_environment.Name}");
        plan.Changes.ShouldContain($"make CronJob {_environment.Name}-retraining");
        (await _environment.Objects()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_comes_second_is_told_who_has_the_lock_until_it_expires()
    {
        await using var held = await _environment.Lock(_environment.Target);

        var refusal = await Should.ThrowAsync<StopException>(() => _environment.Lock(_environment.Target));
        refusal.ExitCode.ShouldBe(DeploymentExitCode.LockHeld);
        refusal.Message.ShouldStartWith(
            $"Integration is being changed by {Environment.UserName}@{Environment.MachineName}, process {Environment.ProcessId}: a test, since "
        );

        // For somebody who comes after its end, nobody has renewed it.
        using var later = _environment.TargetAt(new LaterClock(KubernetesEnvironmentLock.Duration * 2));
        await using var taken = await _environment.Lock(later);
        taken.Environment.ShouldBe(_environment.Environment);
    }

    [Fact]
    public async Task A_namespace_that_is_not_there_is_named_with_what_to_do()
    {
        var nowhere = _environment.Environment with { Kubernetes = new KubernetesSettings { Namespace = "nowhere" } };

        var refusal = await Should.ThrowAsync<StopException>(async () =>
            await _environment.Target.PlanAsync(await Release(), nowhere, TestContext.Current.CancellationToken)
        );

        refusal.Message.ShouldContain("kubectl create namespace nowhere");
    }

    static bool IsSettings(string name) => name.Contains("-settings-", StringComparison.Ordinal);

    DeploymentEnvironment WithLevel(string level) =>
        _environment.Environment with
        {
            Settings = new Dictionary<string, string> { ["LEVEL"] = level },
        };

    Task<Release> Release() => releases.Get(machine.Engine, "1.0.0");
}
