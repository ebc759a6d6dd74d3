using System.Text.Json;
using System.Text.Json.Nodes;
using Delivery.Promotion.Attestations;

namespace Delivery.Promotion.Running;

/// <summary>Signs what is known of an image, and lays it beside the image.</summary>
/// <param name="setting">What it works with.</param>
public sealed class EvidenceWriter(PromotionSetting setting)
{
    /// <summary>States something, without secrets. What the same key has stated in the same words is not stated again.</summary>
    /// <param name="digest">The image.</param>
    /// <param name="type">What kind of thing is said; see <see cref="PredicateTypes"/>.</param>
    /// <param name="predicate">What is said.</param>
    public async Task StateAsync<T>(string digest, string type, T predicate)
    {
        var masked = Masked(JsonSerializer.SerializeToNode(predicate, PredicateJson.Options));
        var statement = Statement.About(setting.ImageOf(digest).Name, digest, type, masked);
        var own = new TrustedKeys([new TrustedKey("this key", KeyRole.Builder, setting.Key.PublicPem)]);
        var known = await setting.Evidence.ReadAsync(digest, own);
        if (!known.Any(x => x.Signature.State == SignatureState.Trusted && SaysTheSame(x.Statement, statement)))
            await setting.Evidence.AddAsync(digest, statement.Sign(setting.Key));
    }

    static bool SaysTheSame(Statement known, Statement statement) =>
        known.PredicateType == statement.PredicateType && JsonElement.DeepEquals(known.Predicate, statement.Predicate);

    JsonNode? Masked(JsonNode? node) =>
        node switch
        {
            JsonObject all => new JsonObject(all.Select(x => KeyValuePair.Create(x.Key, Masked(x.Value)))),
            JsonArray all => new JsonArray([.. all.Select(Masked)]),
            JsonValue value when value.GetValueKind() == JsonValueKind.String => JsonValue.Create(
                setting.Mask(value.GetValue<string>())
            ),
            _ => node?.DeepClone(),
        };
}
