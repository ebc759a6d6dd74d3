using System.Runtime.InteropServices;

namespace MlPipeline;

/// <summary>Writes a file so that at every instant its path holds the old content or the new one, whole.</summary>
/// <remarks>
/// The content goes to a file beside it, named <c>&lt;path&gt;.tmp-&lt;random&gt;</c>, which <see cref="Complete"/> brings to
/// the disk and then renames. Without <see cref="Complete"/> it is deleted.
/// </remarks>
public sealed partial class AtomicFile : IDisposable
{
    const int BufferBytes = 1 << 16;
    const int LinuxNoSpace = 28;
    const int WindowsNoSpace = unchecked((int)0x80070070);

    readonly string path;
    readonly string temporary;
    FileStream stream;
    bool isComplete;

    /// <summary>Starts to write <paramref name="path"/>; a missing folder is created.</summary>
    /// <exception cref="InputException">The path is a folder or may not be written.</exception>
    public AtomicFile(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        this.path = Path.GetFullPath(path);
        temporary = $"{this.path}.tmp-{Path.GetRandomFileName()}";
        if (Directory.Exists(path))
            throw new InputException($"\"{path}\" is a folder, expected a file to write.", "Add a file name to it.");
        stream = Guard(() =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(this.path)!);
            return new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferBytes);
        });
    }

    /// <summary>Writes a whole file.</summary>
    /// <exception cref="InputException">The path is a folder or may not be written, or the disk is full.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        using var file = new AtomicFile(path);
        file.Guard(() =>
        {
            write(file.stream);
            return true;
        });
        file.Complete();
    }

    /// <summary>Adds bytes to the file.</summary>
    /// <exception cref="InputException">The disk is full.</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        try
        {
            stream.Write(bytes);
        }
        catch (IOException failed)
        {
            throw Error(failed);
        }
    }

    /// <summary>Lets a library write the file that writes to paths only, until <see cref="Complete"/>.</summary>
    /// <returns>The name that the file has meanwhile.</returns>
    public string HandOver()
    {
        stream.Dispose();
        return temporary;
    }

    /// <summary>Puts the file in its place.</summary>
    /// <exception cref="InputException">The disk is full, or the file that is there may not be replaced.</exception>
    public void Complete() =>
        isComplete = Guard(() =>
        {
            if (!stream.CanWrite)
                stream = new FileStream(temporary, FileMode.Open, FileAccess.Write, FileShare.None);
            stream.Flush(flushToDisk: true);
            stream.Dispose();
            File.Move(temporary, path, overwrite: true);
            SyncFolder(Path.GetDirectoryName(path)!);
            return true;
        });

    public void Dispose()
    {
        if (isComplete)
            return;
        try
        {
            stream.Dispose();
        }
        catch (IOException)
        {
            // What a full disk could not take is not wanted any more.
        }
        File.Delete(temporary);
    }

    T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw Error(failed);
        }
    }

    InputException Error(Exception failed) =>
        new(
            $"\"{path}\" cannot be written: {failed.Message}",
            failed.HResult is LinuxNoSpace or WindowsNoSpace
                ? "Free space on the disk."
                : "Give a path that this user may write to.",
            failed
        );

    // A rename survives a power failure only once the folder is on the disk as well. .NET opens no folders, and Windows
    // needs none of this.
    static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        const int ReadOnly = 0;
        var descriptor = Open(folder, ReadOnly);
        if (descriptor < 0)
            return;
        _ = Sync(descriptor);
        _ = Close(descriptor);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
