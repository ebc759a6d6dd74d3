using System.Text;
using Sylvan.Data.Csv;

namespace MlPipeline.DataLoaders.Reading;

/// <summary>The records of a CSV file one by one, for what DuckDB cannot tell.</summary>
/// <remarks>
/// DuckDB reads the files. Sylvan gives the header as it is written (DuckDB renames doubled names), and in a file that
/// DuckDB refused the row and the column of the first cell at fault.
/// </remarks>
sealed class CsvRecords(Stream file) : IDisposable
{
    /// <summary>Stands in a cell for bytes that are not UTF-8; Unicode keeps it free of meaning.</summary>
    public const char NotUtf8 = '\uFFFF';

    // Whoever forgets to close a quote makes one record of the rest of the file, which may not fit in memory.
    const int LongestRecord = 1 << 26;

    static readonly CsvDataReaderOptions Options = new()
    {
        HasHeaders = false,
        Delimiter = ',',
        // There are no comments, and no file has this character.
        Comment = '\uFFFE',
        MaxBufferSize = LongestRecord,
    };

    readonly StreamReader text = new(
        file,
        Encoding.GetEncoding("utf-8", EncoderFallback.ExceptionFallback, new DecoderReplacementFallback($"{NotUtf8}")),
        // The reader skips the mark of UTF-8 all the same; detecting it would put another encoding in this one's place.
        detectEncodingFromByteOrderMarks: false
    );

    CsvDataReader? reader;

    /// <summary>The cells of the next record, null where nothing is written, not even quotes; null after the last one.</summary>
    /// <exception cref="InvalidDataException">The record is not CSV.</exception>
    public string?[]? Next()
    {
        try
        {
            reader ??= CsvDataReader.Create(text, Options);
            return reader.Read() ? Cells(reader) : null;
        }
        catch (CsvRecordTooLargeException)
        {
            throw new InvalidDataException(
                $"It is longer than {LongestRecord} characters, so a quote is likely not closed."
            );
        }
        catch (CsvFormatException flaw)
        {
            throw new InvalidDataException($"Cell {flaw.FieldOrdinal + 1}: {flaw.Message}");
        }
    }

    public void Dispose() => text.Dispose();

    /// <summary>Tells from the record as it is written which of its cells are in quotes; Sylvan does not say it.</summary>
    static string?[] Cells(CsvDataReader reader)
    {
        var record = reader.GetRawRecordSpan();
        var cells = new string?[reader.RowFieldCount];
        var start = 0;
        for (var i = 0; i < cells.Length; i++)
        {
            var cell = reader.GetString(i);
            var quoted = start < record.Length && record[start] == '"';
            // Sylvan takes the first line end for that of the file and may pass over others.
            if (!quoted && cell.AsSpan().ContainsAny('\r', '\n'))
                throw new InvalidDataException($"Cell {i + 1} holds a line end and is not in quotes.");
            cells[i] = cell.Length == 0 && !quoted ? null : cell;
            start += cell.Length + (quoted ? 2 + cell.Count(x => x == '"') : 0) + 1;
        }
        return cells;
    }
}
