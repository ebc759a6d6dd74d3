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

    [Fact]
    public void Models_are_in_one_place() =>
        Refusal(PlainWith(new KubernetesSettings { ModelsClaim = "shared-models", ModelsStorage = Storage }))
            .ShouldContain("one of Kubernetes.ModelsStorage and Kubernetes.ModelsClaim");

    [Theory]
    [InlineData("https://contoso.blob.core.windows.net/models?sig=a-secret")]
    [InlineData("https://somebody:a-secret@contoso.blob.core.windows.net/models")]
    [InlineData("file:///srv/a-secret")]
    [InlineData("models/a-secret")]
    public void A_storage_that_is_no_plain_address_is_refused_and_not_repeated(string address)
    {
        var refusal = Refusal(
            PlainWith(
                new KubernetesSettings
                {
                    ModelsStorage = new Uri(address, UriKind.RelativeOrAbsolute),
                    // Wrong beside it: whatever is said first.
                    ModelsClaim = "shared-models",
                }
            )
        );

        refusal.ShouldContain("Expected in Kubernetes.ModelsStorage: https://ACCOUNT.blob.core.windows.net/CONTAINER");
        refusal.ShouldNotContain("a-secret");
    }

    [Fact]
    public void A_name_is_no_client_id() =>
        Refusal(PlainWith(new KubernetesSettings { AzureIdentity = "contoso-pods" }))
            .ShouldContain("\"contoso-pods\" for the client id of a managed identity");

    static string Refusal(DeploymentEnvironment environment)
    {
        var refusal = Should.Throw<StopException>(() => ObjectsOf(environment));
        refusal.ExitCode.ShouldBe(2);
        return refusal.Message;
    }
}
