using System.Globalization;
using MlPipeline.DataLoaders.Reading;
using MlPipeline.Fields;

namespace MlPipeline.DataLoaders;

/// <summary>Reads a CSV file: UTF-8, commas, quotes as in RFC 4180, a header that names the columns.</summary>
/// <remarks>
/// Lines end with <c>\n</c> or <c>\r\n</c>, both in one file if need be, or all with <c>\r</c>. An empty cell is missing;
/// <c>""</c> is an empty text. Where a number or a date may be missing, <c>NA</c>, <c>N/A</c>, <c>n/a</c>, <c>NULL</c>
/// and <c>null</c> are missing as well. <c>NaN</c> and infinities are refused. Empty lines are skipped (but in a file of
/// one column they are empty cells). Some programs end a row with commas: empty cells beyond the last column are
/// ignored, since nothing is lost with them; any other row of another length is refused. Messages count data rows: the
/// first row after the header is row 1.
/// </remarks>
public sealed class CsvDataLoader : StreamingDataLoader
{
    const int SampleBytes = 1 << 16;

    // DuckDB's own default of 32 MB per thread and file is most of the memory of a stream.
    const int BufferBytes = 8_000_000;

    readonly string path;
    readonly long rowsBefore;

    /// <summary>Reads <paramref name="path"/>, whose columns are those of <paramref name="schema"/> in any order.</summary>
    public CsvDataLoader(string path, SourceSchema schema)
        : this(path, schema, rowsBefore: 0) { }

    /// <summary>Reads a part of a source; messages count the rows that come before it.</summary>
    internal CsvDataLoader(string path, SourceSchema schema, long rowsBefore)
        : base(schema)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        this.path = path;
        this.rowsBefore = rowsBefore;
    }

    /// <summary>
    /// Lets DuckDB parse the file. Where it refuses something, the file is read again with care, which finds the cell at
    /// fault, or finds that only DuckDB minds (line ends of both kinds, for example) and delivers the rest.
    /// </summary>
    private protected override IEnumerable<Dataset> Read(int batchRows, int capacity, CancellationToken cancellation)
    {
        var columns = ReadHeader();
        long delivered = 0;
        var builder = new BatchBuilder(columns, Source, batchRows, capacity, rowsBefore);
        using var batches = builder.Run(Query(columns), cancellation).GetEnumerator();
        bool refused;
        while (Next(batches, out refused) is { } batch)
        {
            delivered += batch.RowCount;
            yield return batch;
        }
        if (refused)
            foreach (var batch in ReadCarefully(batchRows, delivered, cancellation))
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
        return ReadHeader(records);
    }

    SourceField[] ReadHeader(CsvRecords records)
    {
        while (Next(records, $"The header of \"{path}\" ({Source})") is { } names)
            if (!IsBlank(names))
                return [.. Schema.Match([.. names.Select(x => x ?? "")])];
        throw new InputException(
            $"File \"{path}\" ({Source}) has empty lines only, expected a header and rows.",
            "Export it again, or correct the path."
        );
    }

    static string?[]? Next(CsvRecords records, string place)
    {
        try
        {
            return records.Next();
        }
        catch (InvalidDataException flaw)
        {
            throw new InputException(
                $"{place} is not CSV. {flaw.Message}",
                "Put text with quotes, commas or line ends in quotes, and double the quotes inside."
            );
        }
    }

    static bool IsBlank(string?[] cells) => cells is [null];

    string Query(SourceField[] columns)
    {
        // Columns are named by position: names that differ in case only are one to DuckDB. Days are read as text, since
        // DuckDB's own dates allow more than a field's format says.
        var types = columns.Select((x, i) => $"'c{i}': '{(x.Field.Type == FieldType.Number ? "DOUBLE" : "VARCHAR")}'");
        return $"FROM read_csv({DuckDbQuery.Literal(path)}, columns = {{{string.Join(", ", types)}}}, "
            + "auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', comment = '', "
            + $"nullstr = '', allow_quoted_nulls = false, compression = 'none', buffer_size = {BufferBytes})";
    }

    IEnumerable<Dataset> ReadCarefully(int batchRows, long delivered, CancellationToken cancellation)
    {
        using var records = new CsvRecords(SourceFile.Open(path, Source));
        var columns = ReadHeader(records);
        var builder = new BatchBuilder(columns, Source, batchRows, capacity: 0, rowsBefore);
        for (long row = 1; Next(records, Invariant($"Row {rowsBefore + row} ({Source})")) is { } cells; row++)
        {
            if (IsBlank(cells) && columns.Length > 1)
            {
                row--;
                continue;
            }
            CheckCells(cells, columns, rowsBefore + row);
            for (var i = 0; i < columns.Length; i++)
                builder[i].Append((object?)cells[i] ?? DBNull.Value);
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

    void CheckCells(string?[] cells, SourceField[] columns, long row)
    {
        if (cells.Length < columns.Length || cells.Skip(columns.Length).Any(x => x is not null))
            throw new InputException(
                Invariant(
                    $"Row {row} ({Source}) has {cells.Length} cells, expected {columns.Length} as in the header."
                ),
                cells.Length > columns.Length
                    ? "Put text that holds a comma in quotes, or clean the source."
                    : "Complete the row."
            );
        for (var i = 0; i < columns.Length; i++)
            if (cells[i]?.Contains(CsvRecords.NotUtf8, StringComparison.Ordinal) == true)
                throw new InputException(
                    Invariant($"Column \"{columns[i].InputName}\" ({Source}, row {row}) is not UTF-8 text."),
                    "Save the file as UTF-8."
                );
    }

    /// <summary>How many rows the file may have, from the length of its first lines; a little more than too few.</summary>
    private protected override int EstimateRows()
    {
        using var file = SourceFile.Open(path, Source);
        var sample = new byte[SampleBytes];
        var length = file.ReadAtLeast(sample, SampleBytes, throwOnEndOfStream: false);
        var lines = sample.AsSpan(0, length).Count((byte)'\n') + 1;
        return (int)Math.Min(file.Length * lines / length * 1.02 + 1, Array.MaxLength);
    }

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
