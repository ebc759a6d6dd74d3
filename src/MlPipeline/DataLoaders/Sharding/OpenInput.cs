using MlPipeline.Storage;

namespace MlPipeline.DataLoaders.Sharding;

/// <summary>A file or a shard whose rows can be read.</summary>
public sealed class OpenInput : IDisposable
{
    readonly LocalFile file;

    internal OpenInput(DataLoader loader, LocalFile file)
    {
        Loader = loader;
        this.file = file;
    }

    /// <summary>Reads the rows.</summary>
    public DataLoader Loader { get; }

    /// <summary>Takes the copy of the rows away, where one was needed.</summary>
    public void Dispose() => file.Dispose();

    internal static InputException Changed(string file, string found, string expected) =>
        new(
            $"File \"{file}\" has {found}, expected {expected}: it has changed since its shards were planned.",
            "Put the file back that the run began with, or predict into another output."
        );
}
