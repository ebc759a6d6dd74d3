using System.Text.Json.Nodes;
using Delivery.Deployment.OnKubernetes;

namespace Build.Tests.Deployment.OnKubernetes;

public sealed class ObjectDifferencesTests
{
    [Theory]
    [InlineData("""{"spec":{"replicas":1}}""", """{"spec":{"replicas":2}}""", "spec.replicas: 1 → 2")]
    [InlineData("""{"spec":{}}""", """{"spec":{"type":"ClusterIP"}}""", "spec.type: nothing → \"ClusterIP\"")]
    [InlineData("""{"spec":{"args":["a"]}}""", """{"spec":{"args":["b"]}}""", "spec.args: [\"a\"] → [\"b\"]")]
    [InlineData(
        """{"c":[{"name":"one","image":"x"},{"name":"two","image":"y"}]}""",
        """{"c":[{"name":"two","image":"z"},{"name":"one","image":"x"}]}""",
        "c[two].image: \"y\" → \"z\""
    )]
    public void A_field_that_differs_is_named_with_both_values(string before, string after, string line) =>
        Differences(before, after).ShouldBe([line]);

    [Fact]
    public void What_a_cluster_keeps_by_itself_is_no_difference() =>
        Differences(
                """{"metadata":{"resourceVersion":"1","generation":1,"managedFields":[]},"status":{"replicas":1}}""",
                """{"metadata":{"resourceVersion":"2","generation":2},"status":{"replicas":0}}"""
            )
            .ShouldBeEmpty();

    static IReadOnlyList<string> Differences(string before, string after) =>
        ObjectDifferences.Of(JsonNode.Parse(before)!, JsonNode.Parse(after)!);
}
