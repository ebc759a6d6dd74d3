namespace MlPipeline.Registry;

/// <summary>Reads files whole, into memory, so that what was verified is also what is used.</summary>
static class WholeFile
{
    /// <param name="path">The file.</param>
    /// <param name="what">What messages call it, for example <c>Model package</c>.</param>
    public static byte[] Read(string path, string what)
    {
        try
        {
            // A reader does not stand in the way of a writer who replaces the file meanwhile.
            using var stream = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete
            );
            if (stream.Length > Array.MaxLength)
                throw new InputException(
                    $"{what} \"{path}\" has {stream.Length:N0} bytes, at most {Array.MaxLength:N0} can be read.",
                    "Give the model fewer or smaller parts."
                );
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"{what} \"{path}\" does not exist.", "Correct the path.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException(
                $"{what} \"{path}\" cannot be read: {e.Message}",
                "Check that it is a file and that you may read it.",
                e
            );
        }
    }
}
