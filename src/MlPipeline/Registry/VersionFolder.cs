using System.Text.Json;

namespace MlPipeline.Registry;

/// <summary>The folder of one version: <c>package.zip</c>, <c>version.json</c> and <c>entry.json</c>, which never change, and <c>tags.json</c>.</summary>
sealed class VersionFolder(string folder)
{
    string PackagePath => Path.Combine(folder, "package.zip");

    string RecordPath => Path.Combine(folder, "version.json");

    string EntryPath => Path.Combine(folder, "entry.json");

    string TagsPath => Path.Combine(folder, "tags.json");

    /// <summary>Fills a new folder. Everything is on the disk when this returns.</summary>
    public void Create(ModelPackage package, DateTimeOffset now, IReadOnlyDictionary<string, string> tags)
    {
        var record = new VersionRecord(
            package.Metadata.Name,
            package.Metadata.Family,
            package.Sha256,
            package.Size,
            now,
            Actor.Name
        );
        Directory.CreateDirectory(folder);
        AtomicFile.Write(PackagePath, package.CopyTo);
        AtomicFile.Write(RecordPath, stream => stream.Write(record.ToJson()));
        if (tags.Count > 0)
            WriteTags(tags);
    }

    /// <summary>Lets the version enter together with the move of an alias to it. Before it enters.</summary>
    public void EnterWith(AliasMove move) =>
        AtomicFile.Write(EntryPath, stream => JsonSerializer.Serialize(stream, move, RegistryJson.Readable.AliasMove));

    /// <summary>The move that the version entered with; null where it entered alone.</summary>
    public AliasMove? ReadEntry()
    {
        if (!File.Exists(EntryPath))
            return null;
        try
        {
            return RegistryJson.Read(WholeFile.Read(EntryPath, "Entry of a version"), RegistryJson.Readable.AliasMove);
        }
        catch (JsonException e)
        {
            throw new InputException(
                $"\"{EntryPath}\" is damaged: {e.Message}",
                "Delete it, and set the alias to this version where it was the last move.",
                e
            );
        }
    }

    public VersionRecord ReadRecord() =>
        VersionRecord.Parse(WholeFile.Read(RecordPath, "Description of a version"), RecordPath);

    public ModelPackage ReadPackage()
    {
        var record = ReadRecord();
        var package = ModelPackage.Open(PackagePath);
        return package.Sha256 == record.Sha256
            ? package
            : throw new InputException(
                $"{package.Origin} has SHA-256 {package.Sha256}, expected {record.Sha256}: another package lies in its place.",
                "Restore it from a backup; to add another package, register it."
            );
    }

    public IReadOnlyDictionary<string, string> ReadTags()
    {
        if (!File.Exists(TagsPath))
            return new SortedDictionary<string, string>(StringComparer.Ordinal);
        try
        {
            var tags = RegistryJson.Read(
                WholeFile.Read(TagsPath, "Tags of a version"),
                RegistryJson.Readable.IReadOnlyDictionaryStringString
            );
            return new SortedDictionary<string, string>(tags.ToDictionary(), StringComparer.Ordinal);
        }
        catch (JsonException e)
        {
            throw new InputException(
                $"\"{TagsPath}\" is damaged: {e.Message}",
                "Correct it, or delete it: the tags of this version are then gone.",
                e
            );
        }
    }

    public void WriteTags(IReadOnlyDictionary<string, string> tags)
    {
        IReadOnlyDictionary<string, string> sorted = new SortedDictionary<string, string>(
            tags.ToDictionary(),
            StringComparer.Ordinal
        );
        AtomicFile.Write(
            TagsPath,
            stream => JsonSerializer.Serialize(stream, sorted, RegistryJson.Readable.IReadOnlyDictionaryStringString)
        );
    }
}
