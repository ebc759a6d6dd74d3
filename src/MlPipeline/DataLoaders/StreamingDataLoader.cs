using MlPipeline.Fields;

namespace MlPipeline.DataLoaders;

/// <summary>A loader that reads a source row by row; a load is one batch of all rows.</summary>
public abstract class StreamingDataLoader : DataLoader
{
    private protected StreamingDataLoader(SourceSchema schema) => Schema = schema;

    public sealed override string Source => Schema.Source;

    private protected SourceSchema Schema { get; }

    /// <inheritdoc/>
    public sealed override Dataset Load(CancellationToken cancellation = default) =>
        Read(int.MaxValue, EstimateRows(), cancellation).Single();

    /// <inheritdoc/>
    public sealed override IEnumerable<Dataset> ReadBatches(
        int batchRows = DefaultBatchRows,
        CancellationToken cancellation = default
    ) => Read(batchRows, batchRows, cancellation);

    /// <summary>How many rows the source may have; 0 where nothing is known.</summary>
    private protected virtual int EstimateRows() => 0;

    private protected abstract IEnumerable<Dataset> Read(int batchRows, int capacity, CancellationToken cancellation);
}
