using Delivery.Deployment;
using Delivery.Deployment.OnKubernetes;
using k8s.Models;
using static Build.Tests.Deployment.OnKubernetes.ClusterExample;

namespace Build.Tests.Deployment.OnKubernetes;

public sealed class ServiceTests
{
    [Fact]
    public void What_an_environment_does_not_say_stays_out()
    {
        ObjectsOf(Plain)
            .Select(x => x.Kind)
            .ShouldBe(["ServiceAccount", "PersistentVolumeClaim", "NetworkPolicy", "Service", "Deployment"]);
        ObjectsOf(Plain).ShouldAllBe(x => x.Metadata.NamespaceProperty == null);
        var pod = PodsOf(Plain).Single();
        pod.ImagePullSecrets.ShouldBeNull();
        pod.TopologySpreadConstraints.ShouldBeNull();
        pod.Containers.Single().EnvFrom.ShouldBeNull();
        pod.Containers.Single().Resources.Limits.Keys.ShouldBe(["memory"]);
        Find<V1PersistentVolumeClaim>(Plain)!.Spec.StorageClassName.ShouldBeNull();
    }

    [Fact]
    public void What_an_environment_says_is_there()
    {
        ObjectsOf(Full)
            .Select(x => x.Kind)
            .ShouldBe([
                "ServiceAccount",
                "ConfigMap",
                "PersistentVolumeClaim",
                "NetworkPolicy",
                "Service",
                "Deployment",
                "PodDisruptionBudget",
                "HorizontalPodAutoscaler",
                "Ingress",
                "NetworkPolicy",
                "CronJob",
            ]);
        ObjectsOf(Full).ShouldAllBe(x => x.Metadata.NamespaceProperty == "forecasts");
        ObjectsOf(Full).ShouldAllBe(x => x.ApiVersion.Length > 0);
        Find<V1PersistentVolumeClaim>(Full)!.Spec.StorageClassName.ShouldBe("azurefile-csi");
        var rule = Find<V1Ingress>(Full)!.Spec;
        rule.IngressClassName.ShouldBe("nginx");
        rule.Rules.Single().Host.ShouldBe("forecast.example.com");
        rule.Tls.Single().SecretName.ShouldBe("forecast-certificate");
    }

    [Fact]
    public void A_new_release_takes_nothing_away_before_it_is_ready()
    {
        var rolling = Find<V1Deployment>(Plain)!.Spec.Strategy;

        rolling.Type.ShouldBe("RollingUpdate");
        rolling.RollingUpdate.MaxUnavailable.Value.ShouldBe("0");
        rolling.RollingUpdate.MaxSurge.Value.ShouldBe("1");
    }

    [Fact]
    public void The_cluster_asks_the_service_on_its_own_endpoints()
    {
        var container = PodsOf(Plain).Single().Containers.Single();

        container.StartupProbe.HttpGet.Path.ShouldBe("/health/ready");
        container.ReadinessProbe.HttpGet.Path.ShouldBe("/health/ready");
        container.LivenessProbe.HttpGet.Path.ShouldBe("/health/live");
        container.Ports.Single().ContainerPort.ShouldBe(new ServiceContract().Port);
        TimeSpan
            .FromSeconds(container.StartupProbe.PeriodSeconds!.Value * container.StartupProbe.FailureThreshold!.Value)
            .ShouldBe(Plain.ReadyWithin);
    }

    [Fact]
    public void A_pod_that_ends_has_time_for_all_that_its_end_takes()
    {
        var pod = PodsOf(Plain).Single();
        var container = pod.Containers.Single();

        var unlisted = int.Parse(container.Lifecycle.PreStop.Exec.Command[1]);
        var drain = int.Parse(container.Args[container.Args.IndexOf("--drain-seconds") + 1]);
        unlisted.ShouldBePositive();
        drain.ShouldBeGreaterThan(container.ReadinessProbe.PeriodSeconds!.Value);
        pod.TerminationGracePeriodSeconds!.Value.ShouldBeGreaterThan(
            unlisted + drain + (long)Plain.DrainWithin.TotalSeconds
        );
    }

    [Fact]
    public void The_image_is_named_by_its_digest() =>
        PodsOf(Full).ShouldAllBe(x => x.Containers.Single().Image == Image);

    [Fact]
    public void Every_port_names_its_protocol()
    {
        PodsOf(Full)[0].Containers.Single().Ports.ShouldAllBe(x => x.Protocol == "TCP");
        Find<V1Service>(Full)!.Spec.Ports.ShouldAllBe(x => x.Protocol == "TCP");
        ObjectsOf(Full)
            .OfType<V1NetworkPolicy>()
            .SelectMany(x => x.Spec.Ingress ?? [])
            .SelectMany(x => x.Ports)
            .ShouldAllBe(x => x.Protocol == "TCP");
    }

    [Fact]
    public void Selectors_find_the_pods_and_stay_the_same_from_release_to_release()
    {
        var deployment = Find<V1Deployment>(Full)!;

        foreach (var label in deployment.Spec.Selector.MatchLabels)
            deployment.Spec.Template.Metadata.Labels.ShouldContain(label);
        deployment.Spec.Selector.MatchLabels.ShouldNotContainKey("app.kubernetes.io/version");
        Find<V1Service>(Full)!.Spec.Selector.ShouldBe(deployment.Spec.Selector.MatchLabels);
        Find<V1PodDisruptionBudget>(Full)!.Spec.Selector.MatchLabels.ShouldBe(deployment.Spec.Selector.MatchLabels);
    }

    [Fact]
    public void Labels_say_what_it_is_and_annotations_what_was_recorded()
    {
        var pod = Find<V1Deployment>(Plain)!.Spec.Template.Metadata;

        pod.Labels["app.kubernetes.io/name"].ShouldBe("ridership");
        pod.Labels["app.kubernetes.io/instance"].ShouldBe("ridership-staging");
        pod.Labels["app.kubernetes.io/version"].ShouldBe("1.1.0-alpha.3-build.7");
        pod.Labels["app.kubernetes.io/managed-by"].ShouldBe("mlpipeline");
        pod.Annotations["mlpipeline.version"].ShouldBe("1.1.0-alpha.3+build.7");
        pod.Annotations["mlpipeline.digest"].ShouldBe(Digest);
        pod.Annotations["mlpipeline.commit"].ShouldBe(Deployed.Commit);
    }

    [Fact]
    public void Only_what_runs_a_release_changes_with_it()
    {
        var next = new Release(Deployed.Image.WithDigest($"sha256:{new string('2', 64)}"), "1.2.0", "d", "f");
        var before = FilesOf(Full);
        var after = ManifestFiles.Of(Full, KubernetesObjects.Of(Full, next, Options));

        before.Except(after).Select(x => x.Kind).ShouldBe(["Deployment", "CronJob"]);
        before.Select(x => x.Name).ShouldBe(after.Select(x => x.Name));
    }

    [Fact]
    public void What_was_not_read_of_an_image_is_not_said()
    {
        var objects = KubernetesObjects.Of(Plain, Release.Unread(Deployed.Image), Options);
        var pod = objects.OfType<V1Deployment>().Single().Spec.Template.Metadata;

        pod.Labels.ShouldNotContainKey("app.kubernetes.io/version");
        pod.Annotations.ShouldNotContainKey("mlpipeline.commit");
        pod.Annotations["mlpipeline.digest"].ShouldBe(Digest);
    }

    [Fact]
    public void Several_copies_are_spread_and_never_moved_at_the_same_time()
    {
        var two = PlainWith(new KubernetesSettings { Replicas = 2 });

        Find<V1Deployment>(two)!.Spec.Replicas.ShouldBe(2);
        PodsOf(two)
            .Single()
            .TopologySpreadConstraints.Select(x => x.TopologyKey)
            .ShouldBe(["topology.kubernetes.io/zone", "kubernetes.io/hostname"]);
        Find<V1PodDisruptionBudget>(two)!.Spec.MaxUnavailable.Value.ShouldBe("1");
        Find<V2HorizontalPodAutoscaler>(two).ShouldBeNull();
        Find<V1PodDisruptionBudget>(Plain).ShouldBeNull();
    }

    [Fact]
    public void Where_the_load_decides_a_deployment_does_not()
    {
        var scaled = PlainWith(new KubernetesSettings { Replicas = 1, MaxReplicas = 4 });

        Find<V1Deployment>(scaled)!.Spec.Replicas.ShouldBeNull();
        var autoscaler = Find<V2HorizontalPodAutoscaler>(scaled)!.Spec;
        autoscaler.MinReplicas.ShouldBe(1);
        autoscaler.MaxReplicas.ShouldBe(4);
        autoscaler.ScaleTargetRef.Name.ShouldBe(Find<V1Deployment>(scaled)!.Metadata.Name);
        Find<V2HorizontalPodAutoscaler>(PlainWith(new KubernetesSettings { Replicas = 2, MaxReplicas = 2 }))
            .ShouldBeNull();
    }

    [Fact]
    public void Other_settings_have_another_name()
    {
        var before = Find<V1ConfigMap>(Full)!;
        var other = Full with { Settings = new Dictionary<string, string> { ["ZONE"] = "us" } };
        var turned = Full with
        {
            Settings = new Dictionary<string, string> { ["LEVEL"] = "on", ["ZONE"] = "eu" },
        };

        before.Immutable.ShouldBe(true);
        Find<V1ConfigMap>(turned)!.Metadata.Name.ShouldBe(before.Metadata.Name);
        Find<V1ConfigMap>(other)!.Metadata.Name.ShouldNotBe(before.Metadata.Name);
        PodsOf(Full)[0].Containers.Single().EnvFrom.Single().ConfigMapRef.Name.ShouldBe(before.Metadata.Name);
    }

    [Fact]
    public void Models_are_read_from_the_volume_of_the_environment_or_from_the_one_it_names()
    {
        var named = PlainWith(new KubernetesSettings { ModelsClaim = "shared-models" });

        Find<V1PersistentVolumeClaim>(Plain)!.Spec.AccessModes.ShouldBe(["ReadWriteMany"]);
        Find<V1PersistentVolumeClaim>(named).ShouldBeNull();
        foreach (var (environment, claim) in new[] { (Plain, "ridership-staging-models"), (named, "shared-models") })
        {
            var pod = PodsOf(environment).Single();
            var volume = pod.Volumes.Single(x => x.PersistentVolumeClaim is not null);
            volume.PersistentVolumeClaim.ClaimName.ShouldBe(claim);
            var mount = pod.Containers.Single().VolumeMounts.Single(x => x.Name == volume.Name);
            mount.MountPath.ShouldBe("/models");
            mount.ReadOnlyProperty.ShouldBe(true);
        }
    }

    [Fact]
    public void Keys_are_read_from_a_secret_of_the_cluster()
    {
        var pod = PodsOf(Full)[0];
        var volume = pod.Volumes.Single(x => x.Secret is not null);

        volume.Secret.SecretName.ShouldBe("ridership-keys");
        volume.Secret.DefaultMode.ShouldBe(288);
        var folder = pod.Containers.Single().VolumeMounts.Single(x => x.Name == volume.Name).MountPath;
        pod.Containers.Single().Args.ShouldContain($"{folder}/api-keys.json");
        pod.Containers.Single().Args.ShouldNotContain("--allow-anonymous");
        PodsOf(Plain).Single().Containers.Single().Args.ShouldContain("--allow-anonymous");
    }
}
