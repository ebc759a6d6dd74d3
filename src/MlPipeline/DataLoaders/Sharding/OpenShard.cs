namespace MlPipeline.DataLoaders.Sharding;

/// <summary>A shard whose rows can be read.</summary>
public sealed class OpenShard : IDisposable
{
    readonly string? scratch;

    internal OpenShard(DataLoader loader, string? scratch)
    {
        Loader = loader;
        this.scratch = scratch;
    }

    /// <summary>Reads the rows of the shard.</summary>
    public DataLoader Loader { get; }

    /// <summary>Takes the copy of the rows away.</summary>
    public void Dispose()
    {
        if (scratch is not null)
            File.Delete(scratch);
    }

    internal static InputException Changed(string file, string found, string expected) =>
        new(
            $"File \"{file}\" has {found}, expected {expected}: it has changed since its shards were planned.",
            "Put the file back that the run began with, or predict into another output."
        );
}
