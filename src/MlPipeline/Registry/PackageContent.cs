namespace MlPipeline.Registry;

/// <summary>What goes into a package.</summary>
/// <param name="Metadata">What is known about the model.</param>
/// <param name="ModelFiles">The files of the fitted model by name; they become <c>model.zip</c>.</param>
/// <param name="CodeFiles">The project's own assemblies, lock file and so on by name; they become <c>code/…</c>.</param>
/// <param name="Card">The model card in Markdown, for example from <see cref="ModelCard.Render"/>.</param>
public sealed record PackageContent(
    PackageMetadata Metadata,
    IReadOnlyDictionary<string, ReadOnlyMemory<byte>> ModelFiles,
    IReadOnlyDictionary<string, ReadOnlyMemory<byte>> CodeFiles,
    string Card
)
{
    /// <summary>Reads files into the shape that <see cref="CodeFiles"/> and <see cref="ModelFiles"/> have, each under its file name.</summary>
    /// <exception cref="InputException">A file cannot be read, or two have the same name.</exception>
    public static IReadOnlyDictionary<string, ReadOnlyMemory<byte>> ReadFiles(params IEnumerable<string> paths)
    {
        var files = new OrderedDictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var path in paths)
            if (!files.TryAdd(Path.GetFileName(path), WholeFile.Read(path, "File")))
                throw new InputException(
                    $"File \"{path}\" has the same name as another file of the package.",
                    "Give each a name of its own."
                );
        return files;
    }
}
