using MlPipeline.DataLoaders.Reading;
using MlPipeline.Registry;

namespace MlPipeline.Storage;

/// <summary>The files of a folder.</summary>
/// <param name="path">The folder; it is created with the first file. Empty for the one that the process works in.</param>
public sealed class FolderStore(string path) : IFileStore
{
    public string Name { get; } = path;

    public string PathOf(string name) => Path.Combine(Name, name);

    public IReadOnlyList<string> Names() =>
        Directory.Exists(Name) ? [.. Directory.EnumerateFiles(Name).Select(x => Path.GetFileName(x)!)] : [];

    public Stream Open(string name, string source) => SourceFile.OpenAny(PathOf(name), source);

    public LocalFile Fetch(string name, string source)
    {
        Open(name, source).Dispose();
        return new LocalFile(PathOf(name), isCopy: false);
    }

    public string NewScratch(string name) => PathOf($"{name}.tmp-{Path.GetRandomFileName()}");

    public void Put(string name, Action<string> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        write(PathOf(name));
    }

    public void Delete(string name) => File.Delete(PathOf(name));

    public void Remove()
    {
        if (!Directory.EnumerateFileSystemEntries(Name).Any())
            Directory.Delete(Name);
    }

    public TimeSpan HeldAfterDeath => TimeSpan.Zero;

    public IDisposable? TryHold(string name, out Exception? held)
    {
        try
        {
            Directory.CreateDirectory(Name);
            var taken = RegistryLock.TryTake(PathOf(name), out var refused);
            held = refused;
            return taken;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                $"\"{Name}\" cannot be written: {failed.Message}",
                "Give an output that this user may write to.",
                failed
            );
        }
    }
}
