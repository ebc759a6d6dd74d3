namespace MlPipeline.DataLoaders.Sharding;

/// <summary>A run of rows of one input file, read and predicted by itself.</summary>
/// <param name="Number">Its place among all shards: 0, 1, 2, …; the rows of a shard follow those of the one before.</param>
/// <param name="File">The name of the file, without its folder.</param>
/// <param name="FileBytes">The size of the file.</param>
/// <param name="FirstRow">How many rows of the file come before its first row.</param>
/// <param name="Rows">How many rows it has; at least one.</param>
/// <param name="FirstByte">CSV: where in the file its first row begins. Parquet: 0.</param>
/// <param name="Bytes">CSV: how many bytes its rows take. Parquet: the size of the file.</param>
/// <param name="Sha256">The SHA-256 of what it is read from. CSV: the header and its rows, as they are in the file. Parquet: the whole file.</param>
public sealed record InputShard(
    int Number,
    string File,
    long FileBytes,
    long FirstRow,
    long Rows,
    long FirstByte,
    long Bytes,
    string Sha256
);
