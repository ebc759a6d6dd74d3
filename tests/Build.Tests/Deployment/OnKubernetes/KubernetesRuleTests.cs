using Delivery.Deployment;
using Delivery.Deployment.OnKubernetes;
using Delivery.Docker;
using Delivery.Outcomes;
using static Build.Tests.Deployment.OnKubernetes.ClusterExample;

namespace Build.Tests.Deployment.OnKubernetes;

public sealed class KubernetesRuleTests
{
    [Fact]
    public void What_is_reached_from_outside_asks_for_keys() =>
        Refusal(PlainWith(new KubernetesSettings { Ingress = new IngressSettings("forecast.example.com") }))
            .ShouldContain("forecast.example.com, and asks nobody for a key");

    [Fact]
    public void Keys_and_models_of_a_machine_are_not_left_out_in_silence()
    {
        Refusal(Plain with { ApiKeys = "/srv/keys.json" }).ShouldContain("/srv/keys.json, a file of a machine");
        Refusal(Plain with { Models = ModelsLocation.At("/srv/models") }).ShouldContain("a folder of a machine");
        ObjectsOf(
                Plain with
                {
                    ApiKeys = "/srv/keys.json",
                    Kubernetes = new KubernetesSettings { ApiKeysSecret = "keys" },
                }
            )
            .ShouldNotBeEmpty();
    }

    [Fact]
    public void Nothing_is_described_where_nothing_is_deployed() =>
        Refusal(Environments.Development).ShouldContain("runs the project itself");

    [Fact]
    public void A_tag_is_not_enough()
    {
        var tagged = Deployed with { Image = ImageReference.Parse("registry.example.com/ridership:1.0.0") };

        var refusal = Should.Throw<StopException>(() => KubernetesObjects.Of(Plain, tagged, Options));

        refusal.ExitCode.ShouldBe(2);
        refusal.Message.ShouldContain("registry.example.com/ridership@sha256:…");
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(3, 2)]
    public void Fewer_copies_than_none_or_than_at_least_are_refused(int replicas, int? most) =>
        Refusal(PlainWith(new KubernetesSettings { Replicas = replicas, MaxReplicas = most }))
            .ShouldContain("at least one");

    static string Refusal(DeploymentEnvironment environment)
    {
        var refusal = Should.Throw<StopException>(() => ObjectsOf(environment));
        refusal.ExitCode.ShouldBe(2);
        return refusal.Message;
    }
}
