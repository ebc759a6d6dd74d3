namespace MlPipeline.DataLoaders.Reading;

/// <summary>Opens the file of a source, or says why not.</summary>
static class SourceFile
{
    const int BufferBytes = 1 << 16;

    /// <exception cref="InputException">There is no such file, it is a folder, may not be read, or is empty.</exception>
    public static FileStream Open(string path, string source)
    {
        if (Directory.Exists(path))
            throw new InputException(
                $"\"{path}\" ({source}) is a folder, expected a file.",
                "Give the path of the file itself."
            );
        if (!File.Exists(path))
            throw new InputException($"File \"{path}\" ({source}) does not exist.", Suggestion(path));
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes);
            if (file.Length > 0)
                return file;
            file.Dispose();
        }
        catch (Exception denied) when (denied is UnauthorizedAccessException or IOException)
        {
            throw new InputException(
                $"File \"{path}\" ({source}) cannot be opened: {denied.Message}",
                "Make it readable for this user, and close the program that holds it.",
                denied
            );
        }
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

    static string Suggestion(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (!Directory.Exists(folder))
            return $"The folder \"{folder}\" does not exist either: correct the path.";
        var nearest = NearestName.Of(
            Path.GetFileName(path),
            Directory.EnumerateFiles(folder).Select(x => Path.GetFileName(x)!)
        );
        return nearest is null ? "Correct the path." : $"Did you mean \"{nearest}\"?";
    }
}
