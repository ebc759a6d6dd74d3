using Delivery.Deployment;
using Delivery.Deployment.OnKubernetes;
using k8s.Models;
using static Build.Tests.Deployment.OnKubernetes.ClusterExample;

namespace Build.Tests.Deployment.OnKubernetes;

/// <summary>Models in Azure Blob Storage, which pods read as a managed identity.</summary>
public sealed class ModelsStorageTests
{
    const string Use = "azure.workload.identity/use";

    [Fact]
    public void The_service_and_the_retraining_are_told_the_address_and_have_no_volume_of_models()
    {
        Find<V1PersistentVolumeClaim>(Stored).ShouldBeNull();
        PodsOf(Stored).Count.ShouldBe(2);
        foreach (var pod in PodsOf(Stored))
        {
            var container = pod.Containers.Single();
            container.Args[container.Args.IndexOf("--registry") + 1].ShouldBe($"{Storage}");
            container.VolumeMounts.ShouldNotContain(x => x.MountPath == "/models");
            pod.Volumes.ShouldNotContain(x => x.Name == "models");
        }
    }

    [Fact]
    public void Pods_act_as_the_managed_identity_of_their_account()
    {
        Find<V1ServiceAccount>(Stored)!
            .Metadata.Annotations["azure.workload.identity/client-id"]
            .ShouldBe(Stored.Kubernetes.AzureIdentity);
        foreach (var template in TemplatesOf(Stored))
        {
            template.Metadata.Labels[Use].ShouldBe("true");
            // The token is mounted by the webhook: the cluster's own stays where it is.
            template.Spec.AutomountServiceAccountToken.ShouldBe(false);
        }
    }

    [Fact]
    public void Only_pods_that_ask_outside_get_out_and_only_for_names_and_to_the_ports_of_the_storage()
    {
        Policies(Stored).Count.ShouldBe(2);
        foreach (var policy in Policies(Stored))
        {
            policy.Spec.PolicyTypes.ShouldContain("Egress");
            policy
                .Spec.Egress.Single()
                .Ports.Select(x => $"{x.Protocol} {x.Port.Value}")
                .ShouldBe(["UDP 53", "TCP 53", "TCP 443"]);
        }
        Policies(Full).ShouldAllBe(x => x.Spec.Egress == null);
        var elsewhere = PlainWith(
            new KubernetesSettings { ModelsStorage = new Uri("http://storage:10000/dev/models") }
        );
        Policies(elsewhere).Single().Spec.Egress.Single().Ports.ShouldContain(x => x.Port.Value == "10000");
    }

    [Fact]
    public void Without_an_identity_pods_are_nobody_in_Azure()
    {
        Find<V1ServiceAccount>(Full)!.Metadata.Annotations.ShouldBeNull();
        TemplatesOf(Full).ShouldAllBe(x => !x.Metadata.Labels.ContainsKey(Use));
    }

    static IReadOnlyList<V1PodTemplateSpec> TemplatesOf(DeploymentEnvironment environment) =>
        [Find<V1Deployment>(environment)!.Spec.Template, Find<V1CronJob>(environment)!.Spec.JobTemplate.Spec.Template];

    static IReadOnlyList<V1NetworkPolicy> Policies(DeploymentEnvironment environment) =>
        [.. ObjectsOf(environment).OfType<V1NetworkPolicy>()];
}
