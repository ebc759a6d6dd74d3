using System.Text.Json.Nodes;

namespace Delivery.Promotion.Storage;

/// <summary>A blob as a manifest describes it (https://github.com/opencontainers/image-spec/blob/main/descriptor.md).</summary>
/// <param name="MediaType">What it is.</param>
/// <param name="Digest">Its digest: <c>sha256:…</c>.</param>
/// <param name="Size">Its length in bytes.</param>
public sealed record BlobDescriptor(string MediaType, string Digest, int Size)
{
    /// <summary>The descriptor as JSON, with annotations where there are any.</summary>
    public JsonObject ToJson(IReadOnlyDictionary<string, string>? annotations = null)
    {
        var json = new JsonObject
        {
            ["mediaType"] = MediaType,
            ["size"] = Size,
            ["digest"] = Digest,
        };
        if (annotations is not null)
            json["annotations"] = new JsonObject(
                annotations.Select(x => KeyValuePair.Create(x.Key, (JsonNode?)JsonValue.Create(x.Value)))
            );
        return json;
    }
}
