using System.Text.Json.Nodes;
using Delivery.Deployment.OnKubernetes;

namespace Build.Tests.Deployment.OnKubernetes;

public sealed class PruningTests
{
    static readonly KubernetesNames s_names = new(ClusterExample.Plain);

    [Theory]
    [InlineData("ConfigMap", "settings-of-yesterday", true)]
    [InlineData("ConfigMap", "settings-of-today", false)]
    [InlineData("Ingress", "settings-of-today", true)]
    [InlineData("PersistentVolumeClaim", "models-of-yesterday", false)]
    public void What_is_no_longer_wanted_is_chosen_but_never_models(string kind, string name, bool isStale) =>
        Chosen(Object(kind, name)).ShouldBe(isStale);

    [Fact]
    public void What_somebody_else_has_made_is_never_chosen()
    {
        Chosen(Object("ConfigMap", "other", manager: "Helm")).ShouldBeFalse();
        Chosen(Object("ConfigMap", "other", instance: "ridership-production")).ShouldBeFalse();
        Chosen(new ClusterObject(ApiResource.Of("ConfigMap"), Json("""{"metadata":{"name":"plain"}}""")))
            .ShouldBeFalse();
    }

    static bool Chosen(ClusterObject found) =>
        Pruning.Choose(s_names, [Object("ConfigMap", "settings-of-today")], [found]).Count == 1;

    static ClusterObject Object(
        string kind,
        string name,
        string manager = "mlpipeline",
        string instance = "ridership-staging"
    ) =>
        new(
            ApiResource.Of(kind),
            Json(
                $$$$"""{"metadata":{"name":"{{{{name}}}}","labels":{"app.kubernetes.io/managed-by":"{{{{manager}}}}","app.kubernetes.io/instance":"{{{{instance}}}}"}}}"""
            )
        );

    static JsonObject Json(string text) => JsonNode.Parse(text)!.AsObject();
}
