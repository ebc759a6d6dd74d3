using System.Text.Json;
using System.Text.Json.Serialization;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>What was written, for programs.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Image">The image, by its digest.</param>
/// <param name="Directory">The folder of the files, relative to the repository.</param>
/// <param name="Files">The files, and what was done with each.</param>
public sealed record ManifestReport(
    string Environment,
    string Image,
    string Directory,
    IReadOnlyList<ManifestChange> Files
)
{
    static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Fields are added within a version, never renamed or removed.</summary>
    [JsonPropertyOrder(-1)]
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The report as one JSON document.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, s_options);
}
