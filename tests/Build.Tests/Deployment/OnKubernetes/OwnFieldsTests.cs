using System.Text.Json.Nodes;
using Delivery.Deployment.OnKubernetes;

namespace Build.Tests.Deployment.OnKubernetes;

public sealed class OwnFieldsTests
{
    const string Live = """
        {
          "apiVersion": "apps/v1",
          "kind": "Deployment",
          "metadata": {
            "name": "service",
            "labels": { "ours": "1", "theirs": "2" },
            "managedFields": [
              { "manager": "kubectl", "operation": "Apply", "fieldsV1": { "f:metadata": { "f:labels": { "f:theirs": {} } } } },
              {
                "manager": "us",
                "operation": "Apply",
                "fieldsV1": {
                  "f:metadata": { "f:labels": { "f:ours": {} }, "f:finalizers": { "v:\"one\"": {} } },
                  "f:spec": {
                    "f:selector": {},
                    "f:containers": { "k:{\"name\":\"service\"}": { ".": {}, "f:name": {}, "f:image": {}, "f:volume": { ".": {} } } }
                  }
                }
              }
            ],
            "finalizers": ["one", "other"]
          },
          "spec": {
            "replicas": 3,
            "selector": { "a": "b" },
            "containers": [
              { "name": "sidecar", "image": "theirs" },
              { "name": "service", "image": "ours", "terminationMessagePath": "/dev/termination-log", "volume": {} }
            ]
          },
          "status": { "replicas": 3 }
        }
        """;

    [Fact]
    public void What_a_manager_has_applied_is_taken_out_of_the_object()
    {
        var own = OwnFields.Of(JsonNode.Parse(Live)!.AsObject(), "us");

        JsonNode
            .DeepEquals(
                own,
                JsonNode.Parse(
                    """
                    {
                      "apiVersion": "apps/v1",
                      "kind": "Deployment",
                      "metadata": { "name": "service", "labels": { "ours": "1" }, "finalizers": ["one"] },
                      "spec": {
                        "selector": { "a": "b" },
                        "containers": [{ "name": "service", "image": "ours", "volume": {} }]
                      }
                    }
                    """
                )
            )
            .ShouldBeTrue($"{own}");
    }

    [Fact]
    public void Whoever_has_applied_nothing_has_nothing() =>
        OwnFields.Of(JsonNode.Parse(Live)!.AsObject(), "somebody").ShouldBeNull();
}
