using System.Text.Json;
using System.Text.Json.Serialization;
using MlPipeline.Models.Common;
using MlPipeline.Pipelines;

namespace MlPipeline.Registry;

/// <summary>All that is known about a packaged model: the content of <c>metadata.json</c>.</summary>
/// <remarks>
/// Written in the order of the properties below, dictionaries in the order in which they enumerate: give an
/// <see cref="OrderedDictionary{TKey, TValue}"/> where the order is to be kept whatever the runtime does.
/// </remarks>
public sealed record PackageMetadata
{
    /// <summary>The format that this library writes, and the newest it reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The format of the file.</summary>
    public int FormatVersion { get; init; } = CurrentFormat;

    /// <summary>The model's name, for example that of the project.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the model family.</summary>
    public required string Family { get; init; }

    /// <summary>The hyper-parameters of the family by name; a value is any JSON.</summary>
    public required IReadOnlyDictionary<string, JsonElement> HyperParameters { get; init; }

    /// <summary>The seed of all that was random in training.</summary>
    public required int Seed { get; init; }

    /// <summary>What the model takes and what it gives.</summary>
    public required ModelSignature Signature { get; init; }

    /// <summary>One row to try the model with: the value of each input by its name; a missing one is null.</summary>
    public required IReadOnlyDictionary<string, JsonElement> InputExample { get; init; }

    /// <summary>What the model itself predicted for <see cref="InputExample"/> when it was packaged, in label units: whoever serves it must answer the same; null where it was not asked, and then not written.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? ExamplePrediction { get; init; }

    /// <summary>The data it was trained on.</summary>
    public required DataSummary Data { get; init; }

    /// <summary>Which rows trained and which tested when the metrics were taken; null where nothing was held out.</summary>
    public SplitSummary? Split { get; init; }

    /// <summary>The scores by set: <c>train</c>, <c>test</c>.</summary>
    public required IReadOnlyDictionary<string, RegressionMetrics> Metrics { get; init; }

    /// <summary>The limits that the model was held against, by name.</summary>
    public required IReadOnlyDictionary<string, double> Thresholds { get; init; }

    /// <summary>How the inputs were distributed in training: what a drift check compares with.</summary>
    public required ReferenceProfile ReferenceProfile { get; init; }

    /// <summary>What trained it.</summary>
    public required LibraryVersions Versions { get; init; }

    /// <summary>The commit of the code that trained it; null outside a Git repository.</summary>
    public string? GitCommit { get; init; }

    /// <summary>Whether the code had changes that were not in the commit.</summary>
    public bool GitDirty { get; init; }

    /// <summary>The champion it was compared with; null for the first model.</summary>
    public PackageParent? Parent { get; init; }

    /// <summary>The content of <c>metadata.json</c>: UTF-8, indented, lines end with LF on every system.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, RegistryJson.Readable.PackageMetadata);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The content of <c>metadata.json</c>.</param>
    /// <param name="origin">What messages call it, for example its path.</param>
    /// <exception cref="InputException">It is not JSON, lacks a property, or has a newer format.</exception>
    public static PackageMetadata Parse(ReadOnlySpan<byte> json, string origin)
    {
        PackageMetadata metadata;
        try
        {
            metadata = RegistryJson.Read(json, RegistryJson.Readable.PackageMetadata);
        }
        catch (JsonException e)
        {
            throw new InputException(
                $"{origin} does not describe a model: {e.Message}",
                "Take the package again from where it was built, or train again.",
                e
            );
        }
        if (metadata.FormatVersion != CurrentFormat)
            throw PackageManifest.WrongFormat(origin, metadata.FormatVersion, CurrentFormat);
        return metadata;
    }
}
