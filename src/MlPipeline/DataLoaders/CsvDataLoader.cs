using System.Globalization;
using System.Text;
using System.Text.Unicode;
using MlPipeline.DataLoaders.Reading;
using MlPipeline.Fields;

namespace MlPipeline.DataLoaders;

/// <summary>Reads a CSV file: UTF-8, commas, quotes as in RFC 4180, a header that names the columns.</summary>
/// <remarks>
/// An empty cell is missing; <c>""</c> is an empty text. Where a number or a date may be missing, <c>NA</c>, <c>N/A</c>,
/// <c>n/a</c>, <c>NULL</c> and <c>null</c> are missing as well. <c>NaN</c> and infinities are refused. Empty lines are
/// skipped (but in a file of one column they are empty cells). Some programs end a row with commas: empty cells beyond
/// the last column are ignored, since nothing is lost with them; any other row of another length is refused. Messages count data rows: the first row after the header
/// is row 1.
/// </remarks>
public sealed class CsvDataLoader : DataLoader
{
    const int SampleBytes = 1 << 16;

    // DuckDB's own default of 32 MB per thread and file is most of the memory of a stream.
    const int BufferBytes = 8_000_000;

    readonly string path;
    readonly SourceSchema schema;

    /// <summary>Reads <paramref name="path"/>, whose columns are those of <paramref name="schema"/> in any order.</summary>
    public CsvDataLoader(string path, SourceSchema schema)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        this.path = path;
        this.schema = schema;
    }

    public override string Source => schema.Source;

    /// <inheritdoc/>
    public override Dataset Load(CancellationToken cancellation = default) =>
        Read(int.MaxValue, EstimateRows(), cancellation).Single();

    /// <inheritdoc/>
    public override IEnumerable<Dataset> ReadBatches(
        int batchRows = DefaultBatchRows,
        CancellationToken cancellation = default
    ) => Read(batchRows, batchRows, cancellation);

    /// <summary>
    /// Lets DuckDB parse the file. Where it refuses something, the file is read again with care, which finds the cell at
    /// fault, or finds that only DuckDB minds (line ends of both kinds, for example) and delivers the rest.
    /// </summary>
    IEnumerable<Dataset> Read(int batchRows, int capacity, CancellationToken cancellation)
    {
        var columns = ReadHeader();
        long delivered = 0;
        var builder = new BatchBuilder(columns, Source, batchRows, capacity);
        using var batches = builder.Run(Query(columns), cancellation).GetEnumerator();
        bool refused;
        while (Next(batches, out refused) is { } batch)
        {
            delivered += batch.RowCount;
            yield return batch;
        }
        if (refused)
            foreach (var batch in ReadCarefully(columns, batchRows, delivered, cancellation))
            {
                delivered += batch.RowCount;
                yield return batch;
            }
        if (delivered == 0)
            throw SourceFile.WithoutRows(path, Source);
    }

    static Dataset? Next(IEnumerator<Dataset> batches, out bool refused)
    {
        refused = false;
        try
        {
            return batches.MoveNext() ? batches.Current : null;
        }
        catch (Exception x) when (x is DuckDbRefusal or InputException)
        {
            refused = true;
            return null;
        }
    }

    SourceField[] ReadHeader()
    {
        using var records = new CsvRecords(SourceFile.Open(path, Source));
        do
        {
            if (!records.Read())
                throw new InputException(
                    $"File \"{path}\" ({Source}) has empty lines only, expected a header and rows.",
                    "Export it again, or correct the path."
                );
        } while (records.IsBlank);
        if (records.Flaw is { } flaw)
            throw new InputException($"The header of \"{path}\" ({Source}) is not CSV: {flaw}.", "Correct its quotes.");
        return
        [
            .. schema.Match([.. Enumerable.Range(0, records.Count).Select(x => Encoding.UTF8.GetString(records[x]))]),
        ];
    }

    string Query(SourceField[] columns)
    {
        // Columns are named by position: names that differ in case only are one to DuckDB. Days are read as text, since
        // DuckDB's own dates allow more than a field's format says.
        var types = columns.Select((x, i) => $"'c{i}': '{(x.Field.Type == FieldType.Number ? "DOUBLE" : "VARCHAR")}'");
        return $"FROM read_csv({DuckDbQuery.Literal(path)}, columns = {{{string.Join(", ", types)}}}, "
            + "auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', comment = '', "
            + $"nullstr = '', allow_quoted_nulls = false, compression = 'none', buffer_size = {BufferBytes})";
    }

    IEnumerable<Dataset> ReadCarefully(
        SourceField[] columns,
        int batchRows,
        long delivered,
        CancellationToken cancellation
    )
    {
        using var records = new CsvRecords(SourceFile.Open(path, Source));
        while (records.Read() && records.IsBlank) { }
        var builder = new BatchBuilder(columns, Source, batchRows, capacity: 0);
        for (long row = 1; records.Read(); row++)
        {
            if (records.IsBlank && columns.Length > 1)
            {
                row--;
                continue;
            }
            CheckRecord(records, columns, row);
            for (var i = 0; i < columns.Length; i++)
                builder[i].Append(records[i], records.IsQuoted(i));
            builder.EndRow();
            if (!builder.IsFull && row != delivered)
                continue;
            cancellation.ThrowIfCancellationRequested();
            var batch = builder.Complete();
            if (row > delivered)
                yield return batch;
        }
        if (builder.RowCount > 0)
            yield return builder.Complete();
    }

    void CheckRecord(CsvRecords records, SourceField[] columns, long row)
    {
        if (records.Flaw is { } flaw)
            throw new InputException(
                Invariant($"Row {row} ({Source}) is not CSV: {flaw}."),
                "Put text with quotes, commas or line ends in quotes, and double the quotes inside."
            );
        var surplus = records.Count - columns.Length;
        if (surplus < 0 || Enumerable.Range(columns.Length, surplus).Any(x => !records.IsEmpty(x)))
            throw new InputException(
                Invariant(
                    $"Row {row} ({Source}) has {records.Count} cells, expected {columns.Length} as in the header."
                ),
                surplus > 0 ? "Put text that holds a comma in quotes, or clean the source." : "Complete the row."
            );
        for (var i = 0; i < columns.Length; i++)
            if (!Utf8.IsValid(records[i]))
                throw new InputException(
                    Invariant($"Column \"{columns[i].InputName}\" ({Source}, row {row}) is not UTF-8 text."),
                    "Save the file as UTF-8."
                );
    }

    /// <summary>How many rows the file may have, from the length of its first lines; a little more than too few.</summary>
    int EstimateRows()
    {
        using var file = SourceFile.Open(path, Source);
        var sample = new byte[SampleBytes];
        var length = file.ReadAtLeast(sample, SampleBytes, throwOnEndOfStream: false);
        var lines = sample.AsSpan(0, length).Count((byte)'\n') + 1;
        return (int)Math.Min(file.Length * lines / length * 1.02 + 1, Array.MaxLength);
    }

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
