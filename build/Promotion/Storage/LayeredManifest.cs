using System.Text.Json;
using System.Text.Json.Nodes;
using Delivery.Docker;

namespace Delivery.Promotion.Storage;

/// <summary>A manifest whose layers are documents: how registries keep what is not an image.</summary>
static class LayeredManifest
{
    const string MediaType = "application/vnd.oci.image.manifest.v1+json";

    /// <summary>The layers under a tag; none where there is no such tag.</summary>
    public static async Task<List<JsonObject>> ReadLayersAsync(OciRegistry registry, string repository, string tag) =>
        await registry.FindManifestAsync(repository, tag) is { } manifest
            ? [.. JsonNode.Parse(manifest.Content)!["layers"]!.AsArray().Select(x => (JsonObject)x!.DeepClone())]
            : [];

    /// <summary>The digest of a layer.</summary>
    public static string DigestOf(JsonObject layer) => (string)layer["digest"]!;

    /// <summary>Puts layers under a tag.</summary>
    public static Task WriteAsync(
        OciRegistry registry,
        string repository,
        string tag,
        BlobDescriptor configuration,
        IEnumerable<JsonObject> layers,
        string? artifactType = null
    )
    {
        var manifest = new JsonObject { ["schemaVersion"] = 2, ["mediaType"] = MediaType };
        if (artifactType is not null)
            manifest["artifactType"] = artifactType;
        manifest["config"] = configuration.ToJson();
        manifest["layers"] = new JsonArray([.. layers.Select(x => x.DeepClone())]);
        var content = JsonSerializer.SerializeToUtf8Bytes(manifest);
        return registry.PutManifestAsync(repository, tag, new OciManifest(content, MediaType, Blobs.DigestOf(content)));
    }
}
