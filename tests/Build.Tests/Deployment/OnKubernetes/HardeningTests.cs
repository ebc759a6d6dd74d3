using k8s.Models;
using static Build.Tests.Deployment.OnKubernetes.ClusterExample;

namespace Build.Tests.Deployment.OnKubernetes;

public sealed class HardeningTests
{
    static IReadOnlyList<V1PodSpec> Pods => [.. PodsOf(Plain), .. PodsOf(Full)];

    [Fact]
    public void No_pod_runs_as_root_or_may_become_it()
    {
        Pods.Count.ShouldBe(3);
        foreach (var pod in Pods)
        {
            pod.SecurityContext.RunAsNonRoot.ShouldBe(true);
            pod.SecurityContext.RunAsUser.ShouldBe(1654);
            pod.SecurityContext.RunAsGroup.ShouldBe(1654);
            pod.SecurityContext.SeccompProfile.Type.ShouldBe("RuntimeDefault");
            var container = pod.Containers.Single().SecurityContext;
            container.AllowPrivilegeEscalation.ShouldBe(false);
            container.Privileged.ShouldBe(false);
            container.Capabilities.Drop.ShouldBe(["ALL"]);
            container.Capabilities.Add.ShouldBeNull();
        }
    }

    [Fact]
    public void A_container_writes_to_its_volumes_only()
    {
        Pods.ShouldAllBe(x => x.Containers.Single().SecurityContext.ReadOnlyRootFilesystem == true);
        foreach (var pod in Pods)
            pod.Containers.Single().VolumeMounts.ShouldContain(x => x.MountPath == "/tmp");
        Pods.SelectMany(x => x.Volumes).ShouldAllBe(x => x.HostPath == null);
        PodsOf(Full)[0]
            .Containers.Single()
            .VolumeMounts.Where(x => x.ReadOnlyProperty != true)
            .Select(x => x.MountPath)
            .ShouldBe(["/tmp"]);
    }

    [Fact]
    public void No_pod_sees_the_node_or_a_token_of_the_cluster()
    {
        Pods.ShouldAllBe(x =>
            x.AutomountServiceAccountToken == false
            && x.HostNetwork == null
            && x.HostPID == null
            && x.HostIPC == null
            && x.EnableServiceLinks == false
        );
        Find<V1ServiceAccount>(Full)!.AutomountServiceAccountToken.ShouldBe(false);
        Pods.Select(x => x.ServiceAccountName).Distinct().ShouldBe(["ridership-staging", "ridership-production"]);
    }

    [Fact]
    public void Every_container_has_limits()
    {
        foreach (var resources in Pods.Select(x => x.Containers.Single().Resources))
        {
            resources.Requests.Keys.ShouldBe(["cpu", "memory"]);
            resources.Limits["memory"].ShouldBe(resources.Requests["memory"]);
        }
        PodsOf(Full)[0].Containers.Single().Resources.Limits["cpu"].ToString().ShouldBe("1");
    }

    [Fact]
    public void Only_those_who_are_named_reach_the_service_and_it_reaches_nobody()
    {
        var policies = ObjectsOf(Full).OfType<V1NetworkPolicy>().ToList();

        policies.Count.ShouldBe(2);
        policies.ShouldAllBe(x => x.Spec.PolicyTypes.Contains("Ingress") && x.Spec.PolicyTypes.Contains("Egress"));
        policies.ShouldAllBe(x => x.Spec.Egress == null);
        policies[1].Spec.Ingress.ShouldBeNull();
        var rule = policies[0].Spec.Ingress.Single();
        rule.Ports.Single().Port.Value.ShouldBe("http");
        rule.FromProperty.Count(x => x.PodSelector is not null && x.NamespaceSelector is null).ShouldBe(1);
        rule.FromProperty.Where(x => x.NamespaceSelector is not null)
            .SelectMany(x => x.NamespaceSelector.MatchLabels.Values)
            .ShouldBe(["ingress-nginx", "monitoring"]);
    }
}
