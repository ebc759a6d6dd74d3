namespace MlPipeline.DataLoaders.Reading;

/// <summary>Opens the file of a source, or says why not.</summary>
static class SourceFile
{
    const int BufferBytes = 1 << 16;

    /// <exception cref="InputException">There is no such file, it is a folder, may not be read, or is empty.</exception>
    public static Stream Open(string path, string source) => RequireContent(OpenAny(path, source), path, source);

    /// <summary>The same for a file that may be empty.</summary>
    public static FileStream OpenAny(string path, string source)
    {
        if (Directory.Exists(path))
            throw new InputException(
                $"\"{path}\" ({source}) is a folder, expected a file.",
                "Give the path of the file itself."
            );
        if (!File.Exists(path))
            throw Missing(path, source, Suggestion(path));
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes);
        }
        catch (Exception denied) when (denied is UnauthorizedAccessException or IOException)
        {
            throw new InputException(
                $"File \"{path}\" ({source}) cannot be opened: {denied.Message}",
                "Make it readable for this user, and close the program that holds it.",
                denied
            );
        }
    }

    /// <exception cref="InputException">The file is empty; it is closed then.</exception>
    public static Stream RequireContent(Stream file, string path, string source)
    {
        if (file.Length > 0)
            return file;
        file.Dispose();
        throw new InputException(
            $"File \"{path}\" ({source}) is empty, expected a header and rows.",
            "Export it again, or correct the path."
        );
    }

    /// <summary>Checks that a file can be opened.</summary>
    /// <exception cref="InputException">As for <see cref="Open"/>.</exception>
    public static void Check(string path, string source) => Open(path, source).Dispose();

    public static InputException WithoutRows(string path, string source) =>
        new($"File \"{path}\" ({source}) has columns but no rows.", "Export it again, with its rows.");

    /// <summary>There is no such file.</summary>
    public static InputException Missing(string path, string source, string remedy) =>
        new($"File \"{path}\" ({source}) does not exist.", remedy);

    /// <summary>What to do about a name that no file has.</summary>
    public static string Suggestion(string name, IEnumerable<string> names) =>
        NearestName.Of(name, names) is { } nearest ? $"Did you mean \"{nearest}\"?" : "Correct the path.";

    static string Suggestion(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (!Directory.Exists(folder))
            return $"The folder \"{folder}\" does not exist either: correct the path.";
        return Suggestion(Path.GetFileName(path), Directory.EnumerateFiles(folder).Select(x => Path.GetFileName(x)!));
    }
}
