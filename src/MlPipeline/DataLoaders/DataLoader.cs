namespace MlPipeline.DataLoaders;

/// <summary>Reads a source into columns. An implementation is named <c>XxxDataLoader</c>.</summary>
public abstract class DataLoader
{
    /// <summary>How many rows a batch has unless the caller says otherwise: enough to amortise a call, few enough to stream in little memory.</summary>
    public const int DefaultBatchRows = 65_536;

    /// <summary>The source's name, as messages and metadata give it.</summary>
    public abstract string Source { get; }

    /// <summary>Reads all rows.</summary>
    /// <exception cref="InputException">The source is missing or empty, its columns differ from the schema, or a cell is not of its type.</exception>
    public abstract Dataset Load(CancellationToken cancellation = default);

    /// <summary>Reads the rows batch by batch, in the order of the source, in memory that does not grow with the source.</summary>
    /// <exception cref="InputException">As for <see cref="Load"/>; batches before the bad row may have been returned.</exception>
    public virtual IEnumerable<Dataset> ReadBatches(
        int batchRows = DefaultBatchRows,
        CancellationToken cancellation = default
    )
    {
        var all = Load(cancellation);
        for (var start = 0; start < all.RowCount; start += batchRows)
            yield return all.Slice(start, Math.Min(batchRows, all.RowCount - start));
    }
}
