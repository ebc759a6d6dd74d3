using Delivery.Deployment.OnKubernetes;

namespace Build.Tests.Deployment.OnKubernetes;

public sealed class OlderFormTests
{
    [Fact]
    public void A_cluster_that_knows_everything_gets_what_manifests_describe()
    {
        var (objects, leftOut) = Of(_ => true);

        objects.Select(x => x.Content["apiVersion"]!.GetValue<string>()).ShouldNotContain(x => x.Contains("beta"));
        objects.Count.ShouldBe(ClusterExample.ObjectsOf(ClusterExample.Full).Count);
        leftOut.ShouldBeEmpty();
    }

    [Fact]
    public void An_old_cluster_gets_the_forms_that_it_knows()
    {
        var (objects, leftOut) = Of(IsKnownTo120);

        objects.Single(x => x.Resource.Kind == "HorizontalPodAutoscaler").Content["apiVersion"]!
            .GetValue<string>()
            .ShouldBe("autoscaling/v2beta2");
        objects.Single(x => x.Resource.Kind == "PodDisruptionBudget").Content["apiVersion"]!
            .GetValue<string>()
            .ShouldBe("policy/v1beta1");
        // A schedule in another time zone is another schedule.
        objects.ShouldNotContain(x => x.Resource.Kind == "CronJob");
        leftOut
            .ShouldHaveSingleItem()
            .ShouldBe(
                "CronJob ridership-production-retraining is left out: it has a time zone, which the cluster's batch/v1beta1 does not know"
            );
    }

    [Fact]
    public void What_a_cluster_does_not_know_at_all_is_left_out_and_named()
    {
        var (objects, leftOut) = Of(x => x.Group != "networking.k8s.io");

        objects.ShouldNotContain(x => x.Resource.Kind == "Ingress");
        leftOut.ShouldContain(
            "Ingress ridership-production is left out: the cluster does not know networking.k8s.io/v1"
        );
    }

    static bool IsKnownTo120(ApiResource resource) =>
        resource.ApiVersion
            is "v1"
                or "apps/v1"
                or "networking.k8s.io/v1"
                or "policy/v1beta1"
                or "autoscaling/v2beta2"
                or "batch/v1beta1";

    static (IReadOnlyList<ClusterObject> Objects, List<string> LeftOut) Of(Func<ApiResource, bool> isServed)
    {
        var leftOut = new List<string>();
        var described = ClusterExample.ObjectsOf(ClusterExample.Full).Select(ClusterObject.Of);
        return (OlderForms.Of(described, isServed, leftOut.Add), leftOut);
    }
}
