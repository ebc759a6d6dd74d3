using System.Text.Json;
using System.Text.Json.Serialization;

namespace Delivery.Promotion.Attestations;

/// <summary>How predicates are written: names as the specifications have them, nothing for what is not known.</summary>
static class PredicateJson
{
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
}
