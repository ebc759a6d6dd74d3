using MlPipeline.Fields;

namespace MlPipeline.DataLoaders.Reading;

/// <summary>Collects the rows of a source into datasets of at most so many rows.</summary>
sealed class BatchBuilder
{
    readonly int batchRows;
    readonly ColumnBuilder[] columns;

    /// <param name="fields">The columns, in the order of the source.</param>
    /// <param name="source">What messages call the source.</param>
    /// <param name="batchRows">How many rows a batch has.</param>
    /// <param name="capacity">How many rows a batch is likely to have; memory is reserved for them.</param>
    /// <param name="rowsBefore">How many rows of the source come before the first one that is read; messages count from there.</param>
    public BatchBuilder(
        IReadOnlyList<SourceField> fields,
        string source,
        int batchRows,
        int capacity,
        long rowsBefore = 0
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchRows);
        this.batchRows = batchRows;
        columns = [.. fields.Select(x => ColumnBuilder.For(x, source, capacity, rowsBefore))];
    }

    /// <summary>How many rows the current batch has.</summary>
    public int RowCount { get; private set; }

    public bool IsFull => RowCount == batchRows;

    public ColumnBuilder this[int column] => columns[column];

    /// <summary>Runs a query that returns the columns in their order, and yields its rows batch by batch.</summary>
    /// <exception cref="DuckDbRefusal">DuckDB cannot read the source.</exception>
    /// <exception cref="InputException">A value is missing or not of its column's type.</exception>
    public IEnumerable<Dataset> Run(string sql, CancellationToken cancellation)
    {
        using var query = new DuckDbQuery(sql);
        while (query.NextChunk())
        {
            cancellation.ThrowIfCancellationRequested();
            for (var start = 0; start < query.RowCount; )
            {
                var count = Math.Min(query.RowCount - start, batchRows - RowCount);
                for (var i = 0; i < columns.Length; i++)
                    columns[i].Append(query[i], start, count);
                RowCount += count;
                start += count;
                if (IsFull)
                    yield return Complete();
            }
        }
        if (RowCount > 0)
            yield return Complete();
    }

    /// <summary>Counts a row to whose columns a value each was added.</summary>
    public void EndRow() => RowCount++;

    /// <summary>Hands out the batch and starts the next one.</summary>
    public Dataset Complete()
    {
        RowCount = 0;
        return new Dataset([.. columns.Select(x => x.Complete())]);
    }
}
