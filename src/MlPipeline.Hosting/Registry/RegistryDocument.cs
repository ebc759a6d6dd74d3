using System.Text.Json;
using MlPipeline.Registry;

namespace MlPipeline.Hosting.Registry;

/// <summary>All that a registry in blob storage knows but the packages: one document, which is replaced as a whole.</summary>
/// <param name="Format">The version of this format.</param>
/// <param name="Versions">All versions, ascending.</param>
/// <param name="Moves">All moves of aliases, oldest first.</param>
/// <param name="RecentChanges">The last changes by their identifiers, oldest first: who loses the answer to a write finds here whether it counted.</param>
sealed record RegistryDocument(
    int Format,
    IReadOnlyList<RecordedVersion> Versions,
    IReadOnlyList<AliasMove> Moves,
    IReadOnlyList<Guid> RecentChanges
)
{
    const int CurrentFormat = 1;

    /// <summary>More writers than ever change one registry between a write and the look at what became of it.</summary>
    const int ChangesKept = 100;

    /// <summary>A registry that nothing was written to yet.</summary>
    public static RegistryDocument Empty { get; } = new(CurrentFormat, [], [], []);

    /// <exception cref="JsonException">It is no document of a registry, or of a newer format.</exception>
    public static RegistryDocument Parse(ReadOnlySpan<byte> json)
    {
        var document = RegistryJson.Read(json, RegistryDocumentJson.Readable.RegistryDocument);
        return document.Format != CurrentFormat
                ? throw new JsonException(
                    $"it has format {document.Format}, this version of the application reads {CurrentFormat}."
                )
            : document.Versions.Select(x => x.Number).SequenceEqual(Enumerable.Range(1, document.Versions.Count))
                ? document
            : throw new JsonException("its versions are not 1, 2, 3 and so on.");
    }

    public BinaryData ToJson() =>
        new(JsonSerializer.SerializeToUtf8Bytes(this, RegistryDocumentJson.Readable.RegistryDocument));

    public bool Has(Guid change) => RecentChanges.Contains(change);

    /// <summary>The version with a number; null where there is none.</summary>
    public RecordedVersion? Find(int number) => number >= 1 && number <= Versions.Count ? Versions[number - 1] : null;

    public int[] Numbers() => [.. Versions.Select(x => x.Number)];

    public RegistryDocument After(Guid change) =>
        this with
        {
            RecentChanges = [.. RecentChanges.TakeLast(ChangesKept - 1), change],
        };

    public RegistryDocument With(RecordedVersion version) => this with { Versions = [.. Versions, version] };

    public RegistryDocument With(AliasMove move) => this with { Moves = [.. Moves, move] };

    public RegistryDocument WithTag(RecordedVersion version, string name, string? value)
    {
        var tags = new SortedDictionary<string, string>(version.Tags.ToDictionary(), StringComparer.Ordinal);
        if (value is null)
            tags.Remove(name);
        else
            tags[name] = value;
        return this with { Versions = [.. Versions.Select(x => x == version ? x with { Tags = tags } : x)] };
    }

    public RegisteredVersion Describe(RecordedVersion version) =>
        new(
            version.Number,
            version.Name,
            version.Family,
            version.Sha256,
            version.Size,
            version.RegisteredAt,
            version.RegisteredBy,
            version.Tags,
            [.. AliasHistory.Current(Moves).Where(x => x.Value == version.Number).Select(x => x.Key)]
        );
}

/// <summary>A version as the document of a registry records it.</summary>
/// <param name="Number">1, 2, 3, …</param>
/// <param name="Name">The model's name.</param>
/// <param name="Family">The name of the model family.</param>
/// <param name="Sha256">The SHA-256 of the package, which is also its address.</param>
/// <param name="Size">The size of the package in bytes.</param>
/// <param name="RegisteredAt">When it was registered, UTC.</param>
/// <param name="RegisteredBy">The user who registered it.</param>
/// <param name="Tags">Its tags by name, sorted ordinally.</param>
sealed record RecordedVersion(
    int Number,
    string Name,
    string Family,
    string Sha256,
    long Size,
    DateTimeOffset RegisteredAt,
    string RegisteredBy,
    IReadOnlyDictionary<string, string> Tags
);
