using System.Security.Cryptography;
using System.Text;

namespace MlPipeline.Registry;

/// <summary>A fitted model with all that is known about it, in one file: the unit of the models registry.</summary>
/// <remarks>
/// <para>
/// The file is a ZIP of <c>model.zip</c> (the fitted model), <c>metadata.json</c>, <c>card.md</c>, <c>code/…</c> and
/// <c>manifest.json</c> with the size and the SHA-256 of each. Same content, same bytes: on any system, on any day.
/// </para>
/// <para>
/// An instance holds a package that was verified and the very bytes that were: whoever changes the file later does not
/// change what is read from here. A package has one form only; a file with a single other byte is refused.
/// </para>
/// </remarks>
public sealed class ModelPackage
{
    const string ManifestEntryName = "manifest.json";
    const string MetadataEntryName = "metadata.json";
    const string ModelEntryName = "model.zip";
    const string CardEntryName = "card.md";
    const string CodeFolder = "code/";

    readonly ReadOnlyMemory<byte> bytes;
    readonly Dictionary<string, ReadOnlyMemory<byte>> modelFiles;
    readonly Dictionary<string, ReadOnlyMemory<byte>> codeFiles;

    ModelPackage(ReadOnlyMemory<byte> bytes, string origin)
    {
        Origin = origin;
        this.bytes = bytes;
        var entries = StoredZip.Read(bytes, origin);
        Manifest = Verified(entries, origin);
        Sha256 = StoredZip.Verify(bytes, entries, origin);
        Metadata = PackageMetadata.Parse(entries[MetadataEntryName].Span, $"{origin}: entry \"{MetadataEntryName}\"");
        Card = Encoding.UTF8.GetString(entries[CardEntryName].Span);
        modelFiles = StoredZip.Read(entries[ModelEntryName], $"{origin}: entry \"{ModelEntryName}\"");
        codeFiles = entries
            .Where(x => x.Key.StartsWith(CodeFolder, StringComparison.Ordinal))
            .ToDictionary(x => x.Key[CodeFolder.Length..], x => x.Value, StringComparer.Ordinal);
    }

    /// <summary>Where it came from, as messages say it.</summary>
    public string Origin { get; }

    /// <summary>SHA-256 of the whole package, 64 lower-case hexadecimal digits: its identity.</summary>
    public string Sha256 { get; }

    /// <summary>The size of the whole package in bytes.</summary>
    public long Size => bytes.Length;

    /// <summary>Its entries with their hashes.</summary>
    public PackageManifest Manifest { get; }

    /// <summary>What is known about the model.</summary>
    public PackageMetadata Metadata { get; }

    /// <summary>The model card, in Markdown.</summary>
    public string Card { get; }

    /// <summary>The names of the files of the fitted model, sorted ordinally.</summary>
    public IReadOnlyList<string> ModelFiles => [.. modelFiles.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The names of the files under <c>code/</c>, without that folder, sorted ordinally.</summary>
    public IReadOnlyList<string> CodeFiles => [.. codeFiles.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Writes a package; the file is there whole or not at all.</summary>
    /// <returns>The SHA-256 of the package.</returns>
    /// <exception cref="InputException">A name would leave the package, there is no model file, or the file cannot be written.</exception>
    public static string Write(string path, PackageContent content)
    {
        var origin = Named(path);
        if (content.ModelFiles.Count == 0)
            throw new InputException($"{origin} would have no model file.", "Fit and save the model first.");
        var entries = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal)
        {
            [MetadataEntryName] = content.Metadata.ToJson(),
            [ModelEntryName] = Zipped(content.ModelFiles, $"{origin}: entry \"{ModelEntryName}\""),
            [CardEntryName] = Encoding.UTF8.GetBytes(content.Card),
        };
        foreach (var (name, file) in content.CodeFiles)
            entries.Add(CodeFolder + name, file);
        entries.Add(ManifestEntryName, ManifestOf(entries).ToJson());
        // What cannot be read again is not written: this also refuses names that leave the package.
        var package = new ModelPackage(Zipped(entries, origin), origin);
        AtomicFile.Write(path, package.CopyTo);
        return package.Sha256;
    }

    /// <summary>Reads a package and verifies all of it before any of it is handed out.</summary>
    /// <exception cref="InputException">It does not exist, is no package, is cut off, damaged or changed, or has a newer format.</exception>
    public static ModelPackage Open(string path) => Read(WholeFile.Read(path, "Model package"), Named(path));

    /// <summary>The same for a package that does not come from a file.</summary>
    /// <param name="bytes">The whole package; not copied, so they must not change.</param>
    /// <param name="origin">What messages call it.</param>
    /// <exception cref="InputException">As for <see cref="Open"/>.</exception>
    public static ModelPackage Read(ReadOnlyMemory<byte> bytes, string origin) => new(bytes, origin);

    /// <summary>The content of a file of the fitted model.</summary>
    /// <exception cref="InputException">There is none of that name; the message suggests the nearest.</exception>
    public ReadOnlyMemory<byte> ReadModelFile(string name) => Find(modelFiles, name, "model file");

    /// <summary>The content of a file under <c>code/</c>.</summary>
    /// <exception cref="InputException">There is none of that name; the message suggests the nearest.</exception>
    public ReadOnlyMemory<byte> ReadCodeFile(string name) => Find(codeFiles, name, "code file");

    /// <summary>Writes the bytes of the package, exactly those that were verified.</summary>
    public void CopyTo(Stream stream) => stream.Write(bytes.Span);

    static PackageManifest Verified(Dictionary<string, ReadOnlyMemory<byte>> entries, string origin)
    {
        if (!entries.TryGetValue(ManifestEntryName, out var json))
            throw Missing(origin, ManifestEntryName);
        var manifest = PackageManifest.Parse(json.Span, $"{origin}: entry \"{ManifestEntryName}\"");
        foreach (var listed in manifest.Entries)
        {
            if (!entries.TryGetValue(listed.Name, out var content))
                throw Missing(origin, listed.Name);
            if (content.Length != listed.Size)
                throw Differs(origin, listed.Name, $"{content.Length:N0} bytes", $"{listed.Size:N0}");
            if (Hash(content) is var hash && hash != listed.Sha256)
                throw Differs(origin, listed.Name, $"SHA-256 {hash}", listed.Sha256);
        }
        foreach (var unlisted in entries.Keys.Except(manifest.Entries.Select(x => x.Name).Append(ManifestEntryName)))
            throw new InputException(
                $"{origin}: entry \"{unlisted}\" is not in the manifest, expected those listed there only.",
                EntryName.Remedy
            );
        foreach (var needed in (string[])[MetadataEntryName, ModelEntryName, CardEntryName])
            if (!entries.ContainsKey(needed))
                throw Missing(origin, needed);
        return manifest;
    }

    static PackageManifest ManifestOf(Dictionary<string, ReadOnlyMemory<byte>> entries) =>
        new(
            PackageManifest.CurrentFormat,
            [
                .. entries
                    .OrderBy(x => x.Key, StringComparer.Ordinal)
                    .Select(x => new ManifestEntry(x.Key, x.Value.Length, Hash(x.Value))),
            ]
        );

    static byte[] Zipped(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> entries, string origin)
    {
        using var stream = new MemoryStream();
        StoredZip.Write(stream, entries, origin);
        return stream.ToArray();
    }

    ReadOnlyMemory<byte> Find(Dictionary<string, ReadOnlyMemory<byte>> files, string name, string what) =>
        files.TryGetValue(name, out var content)
            ? content
            : throw new InputException(
                $"{Origin} has no {what} \"{name}\". {NearestName.Suggestion(name, files.Keys)}",
                "Correct the name, or package the model with the version of the code that reads it."
            );

    static string Named(string path) => $"Model package \"{path}\"";

    static string Hash(ReadOnlyMemory<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content.Span));

    static InputException Missing(string origin, string entry) =>
        new($"{origin}: entry \"{entry}\" is missing.", EntryName.Remedy);

    static InputException Differs(string origin, string entry, string found, string expected) =>
        new(
            $"{origin}: entry \"{entry}\" has {found}, expected {expected} by the manifest.",
            $"It was damaged or changed. {EntryName.Remedy}"
        );
}
