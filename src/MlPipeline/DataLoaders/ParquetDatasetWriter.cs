using System.Collections.Concurrent;
using DuckDB.NET.Data;
using DuckDB.NET.Data.DataChunk.Writer;
using MlPipeline.DataLoaders.Reading;
using MlPipeline.Fields;

namespace MlPipeline.DataLoaders;

/// <summary>Writes datasets to a Parquet file, batch after batch, under the exported names of their fields.</summary>
/// <remarks>
/// Numbers are <c>DOUBLE</c>, days <c>DATE</c>, texts <c>VARCHAR</c>; a missing value is <c>NULL</c>. DuckDB takes the
/// rows one by one as they come, so that memory holds a batch and a row group, however many rows there are. The same rows
/// are the same bytes, however they were cut into batches.
/// </remarks>
public sealed class ParquetDatasetWriter : IDatasetWriter
{
    readonly IReadOnlyList<Field> fields;
    readonly string path;
    readonly AtomicFile file;
    readonly CancellationTokenSource ended = new();
    readonly Task copying;

    // One batch waits while another is written: no more is kept.
    readonly BlockingCollection<Dataset> batches = new(boundedCapacity: 1);

    Dataset current = new();
    int row;
    bool isComplete;

    /// <summary>Starts a file that has the given columns.</summary>
    /// <exception cref="InputException">The path may not be written, or two columns have names that differ in case only.</exception>
    public ParquetDatasetWriter(string path, IReadOnlyList<Field> fields)
    {
        if (
            fields.GroupBy(x => x.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(x => x.Count() > 1) is { } same
        )
            throw new InputException(
                $"The columns {string.Join(" and ", same.Select(x => $"\"{x.Name}\""))} differ in case only, and readers of Parquet take them for one.",
                "Write CSV, or name the fields so that they differ."
            );
        (this.path, this.fields) = (path, fields);
        file = new AtomicFile(path);
        var target = file.HandOver();
        copying = Task.Factory.StartNew(
            () => Copy(target),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
    }

    /// <inheritdoc/>
    public void Write(Dataset batch)
    {
        try
        {
            batches.Add(batch.Select(fields), ended.Token);
        }
        catch (OperationCanceledException)
        {
            copying.GetAwaiter().GetResult();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Complete()
    {
        batches.CompleteAdding();
        copying.GetAwaiter().GetResult();
        file.Complete();
        isComplete = true;
    }

    public void Dispose()
    {
        if (!isComplete)
            Abandon();
        file.Dispose();
        batches.Dispose();
        ended.Dispose();
    }

    /// <summary>Puts the rows of Parquet files together in one, in the order of the files.</summary>
    /// <exception cref="InputException">It cannot be written, or a file cannot be read.</exception>
    internal static void Combine(IEnumerable<string> parts, string path)
    {
        using var file = new AtomicFile(path);
        using var connection = DuckDbQuery.Open();
        var from = $"read_parquet([{string.Join(", ", parts.Select(DuckDbQuery.Literal))}])";
        Copy(connection, from, file.HandOver(), path);
        file.Complete();
    }

    void Abandon()
    {
        ended.Cancel();
        try
        {
            copying.GetAwaiter().GetResult();
        }
        catch (InputException)
        {
            // The rest of the rows does not come, which is what it says; nobody waits for the file any more.
        }
    }

    void Copy(string target)
    {
        const string Rows = "rows";
        try
        {
            using var connection = DuckDbQuery.Open();
            connection.RegisterTableFunction(
                Rows,
                () => new TableFunction([.. fields.Select(x => new ColumnInfo(x.Name, TypeOf(x)))], ComingRows()),
                (_, writers, place) => WriteRow(writers, place)
            );
            Copy(connection, $"{Rows}()", target, path);
        }
        finally
        {
            // Whoever has another batch for it shall not wait.
            ended.Cancel();
        }
    }

    static void Copy(DuckDBConnection connection, string from, string target, string path)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            $"COPY (FROM {from}) TO '{target.Replace("'", "''", StringComparison.Ordinal)}' (FORMAT parquet, USE_TMP_FILE false)";
        try
        {
            command.ExecuteNonQuery();
        }
        catch (DuckDBException failed)
        {
            throw new InputException(
                $"\"{path}\" cannot be written: {new DuckDbRefusal(failed.Message, failed).Reason}.",
                "Free space on the disk, or give a path that this user may write to.",
                failed
            );
        }
    }

    /// <summary>Goes from row to row; DuckDB asks for each row's values before it asks for the next row.</summary>
    IEnumerable<object> ComingRows()
    {
        foreach (var batch in batches.GetConsumingEnumerable(ended.Token))
            for ((current, row) = (batch, 0); row < batch.RowCount; row++)
                yield return batch;
    }

    void WriteRow(IDuckDBDataWriter[] writers, ulong place)
    {
        for (var i = 0; i < writers.Length; i++)
        {
            var column = current.Columns[i];
            if (column.IsMissing(row))
                writers[i].WriteNull(place);
            else if (column is NumberColumn numbers)
                writers[i].WriteValue(numbers.Values[row], place);
            else if (column is DateColumn days)
                writers[i].WriteValue(DateOnly.FromDayNumber(days.DayNumbers[row]), place);
            else
                writers[i].WriteValue(((TextColumn)column)[row], place);
        }
    }

    static Type TypeOf(Field field) =>
        field.Type switch
        {
            FieldType.Number => typeof(double),
            FieldType.Date => typeof(DateOnly),
            _ => typeof(string),
        };
}
