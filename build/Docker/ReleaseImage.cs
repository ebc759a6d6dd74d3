using System.Globalization;
using System.Text.Json;
using Delivery.Outcomes;

namespace Delivery.Docker;

/// <summary>A release image, as its labels describe it. They are written once, when it is built, and never computed again.</summary>
/// <param name="Version">The version that people read.</param>
/// <param name="Commit">The commit that it was built from.</param>
/// <param name="Tree">The tree of that commit.</param>
/// <param name="Created">When that commit was made.</param>
public sealed record ReleaseImage(string Version, string Commit, string Tree, DateTimeOffset Created)
{
    /// <summary>The label with the name of the image that it starts from.</summary>
    public const string BaseLabel = "org.opencontainers.image.base.name";

    // https://github.com/opencontainers/image-spec/blob/main/annotations.md
    const string VersionLabel = "org.opencontainers.image.version";
    const string RevisionLabel = "org.opencontainers.image.revision";
    const string CreatedLabel = "org.opencontainers.image.created";
    const string SourceLabel = "org.opencontainers.image.source";
    const string TitleLabel = "org.opencontainers.image.title";
    const string TreeLabel = "mlpipeline.tree";

    /// <summary>The tag by which it is found for any commit that holds the same files.</summary>
    public string TreeTag => TreeTagOf(Tree);

    /// <summary>The tag for a tree.</summary>
    public static string TreeTagOf(string tree) => $"tree-{tree}";

    /// <summary>The labels to build it with.</summary>
    /// <param name="title">What it is.</param>
    /// <param name="source">Where its source is, or null.</param>
    /// <param name="baseImage">What it starts from.</param>
    public IReadOnlyDictionary<string, string> Labels(string title, string? source, string baseImage)
    {
        var labels = new Dictionary<string, string>
        {
            [TitleLabel] = title,
            [VersionLabel] = Version,
            [RevisionLabel] = Commit,
            [TreeLabel] = Tree,
            [CreatedLabel] = Created
                .ToUniversalTime()
                .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            [BaseLabel] = baseImage,
        };
        if (source is not null)
            labels[SourceLabel] = source;
        return labels;
    }

    /// <summary>Reads it from the labels of an image.</summary>
    /// <exception cref="StopException">It is not one that this build has made (exit code 1).</exception>
    public static ReleaseImage FromLabels(string image, IDictionary<string, string>? labels)
    {
        labels ??= new Dictionary<string, string>();
        string Get(string name) =>
            labels.TryGetValue(name, out var value)
                ? value
                : throw StopException.Failed(
                    $"The image {image} has no label {name}: this build has not made it. Remove its tag, and build it again."
                );
        return new ReleaseImage(
            Get(VersionLabel),
            Get(RevisionLabel),
            Get(TreeLabel),
            DateTimeOffset.Parse(Get(CreatedLabel), CultureInfo.InvariantCulture)
        );
    }

    /// <summary>Reads it from a registry, without pulling the image. Null when there is none under that tag or digest.</summary>
    public static async Task<(string Digest, ReleaseImage Image)?> FindAsync(
        OciRegistry registry,
        string repository,
        string reference
    )
    {
        if (await registry.FindManifestAsync(repository, reference) is not { } manifest)
            return null;
        using var json = JsonDocument.Parse(manifest.Content);
        var configuration = json.RootElement.GetProperty("config").GetProperty("digest").GetString()!;
        var blob =
            await registry.FindBlobAsync(repository, configuration)
            ?? throw StopException.Failed(
                $"The registry {registry.Host} has {repository}:{reference}, but not its configuration {configuration}."
            );
        using var image = JsonDocument.Parse(blob);
        var labels = image.RootElement.GetProperty("config").TryGetProperty("Labels", out var found)
            ? found.Deserialize<Dictionary<string, string>>()
            : null;
        return (manifest.Digest, FromLabels($"{registry.Host}/{repository}:{reference}", labels));
    }
}
