using Build.IntegrationTests.Promotion;
using Delivery.Deployment;
using Delivery.Deployment.OnKubernetes;
using Delivery.Outcomes;
using k8s;
using k8s.Models;

namespace Build.IntegrationTests.Deployment.OnKubernetes;

/// <summary>What becomes of an environment's objects, and of those of others.</summary>
public sealed class ClusterObjectTests(Machine machine, TestReleases releases, TestCluster cluster)
    : ClusterEnvironmentTest(machine, releases, cluster)
{
    const string Stranger = "somebody-elses";

    [Fact]
    public async Task What_is_no_longer_wanted_goes_and_what_others_have_made_stays()
    {
        await Cluster.Client.CoreV1.CreateNamespacedConfigMapAsync(
            new V1ConfigMap { Metadata = new V1ObjectMeta { Name = Stranger } },
            Place.Namespace,
            cancellationToken: TestContext.Current.CancellationToken
        );
        var release = await Release("1.0.0");
        (await Place.Deploy(release, WithLevel("low"))).IsSuccess.ShouldBeTrue();
        var before = await Place.ConfigMaps();

        (await Place.Deploy(release, WithLevel("high"))).IsSuccess.ShouldBeTrue();

        var after = await Place.ConfigMaps();
        before.Count(IsSettings).ShouldBe(1);
        after.Where(IsSettings).ShouldHaveSingleItem().ShouldNotBe(before.Single(IsSettings));
        after.ShouldContain(Stranger);

        await using (var held = await Place.Lock(Place.Target))
            await Place.Target.RemoveAsync(held, withModels: true, TestContext.Current.CancellationToken);

        (await Place.Objects()).ShouldBeEmpty();
        (await Place.ConfigMaps()).ShouldContain(Stranger);
        (await Place.Read()).ShouldBeNull();
    }

    [Fact]
    public async Task A_name_that_somebody_else_has_is_refused_before_anything_is_changed()
    {
        await Cluster.Client.CoreV1.CreateNamespacedServiceAsync(
            new V1Service
            {
                Metadata = new V1ObjectMeta { Name = Place.Name },
                Spec = new V1ServiceSpec { Ports = [new V1ServicePort { Port = 5432 }] },
            },
            Place.Namespace,
            cancellationToken: TestContext.Current.CancellationToken
        );

        var refusal = await Should.ThrowAsync<StopException>(async () => await Place.Deploy(await Release("1.0.0")));

        refusal.ExitCode.ShouldBe(2);
        refusal.Message.ShouldContain($"Service {Place.Name} in the namespace {Place.Namespace} is somebody else's");
        (await Place.Objects()).ShouldBeEmpty();
        var service = await Cluster.Client.CoreV1.ReadNamespacedServiceAsync(Place.Name, Place.Namespace);
        service.Spec.Ports.Single().Port.ShouldBe(5432);
    }

    [Fact]
    public async Task A_field_that_somebody_else_has_changed_is_as_said_again_and_what_only_others_say_stays()
    {
        var release = await Release("1.0.0");
        (await Place.Deploy(release)).IsSuccess.ShouldBeTrue();
        await Cluster.Client.AppsV1.PatchNamespacedDeploymentAsync(
            new V1Patch(
                """{"metadata":{"annotations":{"team.example/owner":"data"}},"spec":{"replicas":2}}""",
                V1Patch.PatchType.MergePatch
            ),
            Place.Name,
            Place.Namespace,
            fieldManager: "somebody",
            cancellationToken: TestContext.Current.CancellationToken
        );

        var plan = await Plan(release, Place.Environment);
        var outcome = await Place.Deploy(release);

        plan.Changes.ShouldBe([$"change Deployment {Place.Name}: spec.replicas: 2 → 1"]);
        outcome.Result.ShouldBe(DeploymentResult.Deployed, outcome.Reason);
        var live = await Cluster.Client.AppsV1.ReadNamespacedDeploymentAsync(Place.Name, Place.Namespace);
        live.Spec.Replicas.ShouldBe(1);
        live.Metadata.Annotations["team.example/owner"].ShouldBe("data");
    }

    [Fact]
    public async Task A_plan_names_what_it_would_make_in_the_forms_of_the_cluster_and_changes_nothing()
    {
        var environment = Place.Environment with
        {
            Kubernetes = Place.Environment.Kubernetes with
            {
                Replicas = 2,
                MaxReplicas = 4,
                Retraining = new RetrainingSettings("0 3 * * 1", "sources"),
            },
        };

        var plan = await Plan(await Release("1.0.0"), environment);

        plan.Running.ShouldBeNull();
        plan.Changes.ShouldContain($"make Deployment {Place.Name}");
        // This cluster has only the older forms of these.
        plan.Changes.ShouldContain($"make PodDisruptionBudget {Place.Name}");
        plan.Changes.ShouldContain($"make HorizontalPodAutoscaler {Place.Name}");
        plan.Changes.ShouldContain($"make CronJob {Place.Name}-retraining");
        (await Place.Objects()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_comes_second_is_told_who_has_the_lock_until_it_expires()
    {
        await using var held = await Place.Lock(Place.Target);

        var refusal = await Should.ThrowAsync<StopException>(() => Place.Lock(Place.Target));
        refusal.ExitCode.ShouldBe(DeploymentExitCode.LockHeld);
        refusal.Message.ShouldStartWith(
            $"Integration is being changed by {Environment.UserName}@{Environment.MachineName}, process {Environment.ProcessId}: a test, since "
        );

        // For somebody who comes after its end, nobody has renewed it.
        using var later = Place.TargetAt(new LaterClock(KubernetesEnvironmentLock.Duration * 2));
        await using var taken = await Place.Lock(later);
        taken.Environment.ShouldBe(Place.Environment);
    }

    [Fact]
    public async Task A_namespace_that_is_not_there_is_named_with_what_to_do()
    {
        var nowhere = Place.Environment with { Kubernetes = new KubernetesSettings { Namespace = "nowhere" } };

        var refusal = await Should.ThrowAsync<StopException>(async () => await Plan(await Release("1.0.0"), nowhere));

        refusal.Message.ShouldContain("kubectl create namespace nowhere");
    }

    static bool IsSettings(string name) => name.Contains("-settings-", StringComparison.Ordinal);

    DeploymentEnvironment WithLevel(string level) =>
        Place.Environment with
        {
            Settings = new Dictionary<string, string> { ["LEVEL"] = level },
        };
}
