using System.Text.Json.Serialization;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>A file, and what was done with it.</summary>
/// <param name="Path">The name of the file in its folder.</param>
/// <param name="State">What was done.</param>
public sealed record ManifestChange(string Path, ManifestState State)
{
    /// <summary>The kind of the object; null for a file that is gone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Kind { get; init; }

    /// <summary>The name of the object; null for a file that is gone, and for the list.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }
}
