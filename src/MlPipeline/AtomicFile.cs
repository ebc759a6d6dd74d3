namespace MlPipeline;

/// <summary>Writes a file that is either there whole or not there at all.</summary>
public static class AtomicFile
{
    /// <summary>Writes beside <paramref name="path"/> under a temporary name, flushes to the disk, then renames; replaces what was there.</summary>
    /// <exception cref="InputException">The file cannot be written: no such folder, no permission, no space. What was there stays.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full)!;
        // The same folder, because a rename is atomic within a file system only.
        var temporary = Path.Combine(folder, $".{Path.GetFileName(full)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, full, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                $"\"{path}\" cannot be written: {e.Message}",
                "Check that its folder exists, that you may write there, and that the disk has space.",
                e
            );
        }
        finally
        {
            Remove(temporary);
        }
    }

    static void Remove(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What matters is why writing failed, and that is on its way to the caller already.
        }
    }
}
