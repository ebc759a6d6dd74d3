using System.Buffers;
using System.Globalization;
using System.Text;
using MlPipeline.Fields;

namespace MlPipeline.DataLoaders;

/// <summary>Writes datasets to a CSV file, batch after batch, under the exported names of their fields.</summary>
/// <remarks>
/// UTF-8, <c>\n</c>, quotes as in RFC 4180 where a text needs them, numbers in the shortest form that reads back as the
/// same double, ISO dates. A missing value is an empty cell, an empty text <c>""</c>.
/// </remarks>
public sealed class CsvDatasetWriter : IDatasetWriter
{
    const int BufferBytes = 1 << 16;

    // The longest double has 24 characters, a date 10.
    const int LongestValue = 32;

    static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    readonly IReadOnlyList<Field> fields;
    readonly AtomicFile file;
    readonly byte[] buffer = new byte[BufferBytes];
    int length;

    /// <summary>Starts a file that has the given columns.</summary>
    /// <exception cref="InputException">The path may not be written.</exception>
    public CsvDatasetWriter(string path, IReadOnlyList<Field> fields)
    {
        this.fields = fields;
        file = new AtomicFile(path);
        for (var i = 0; i < fields.Count; i++)
        {
            Append(Cell(fields[i].Name));
            EndCell(i);
        }
    }

    /// <inheritdoc/>
    public void Write(Dataset batch)
    {
        var cells = batch.Select(fields).Columns.Select(Writer).ToArray();
        for (var row = 0; row < batch.RowCount; row++)
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i](row);
            EndCell(i);
        }
    }

    /// <inheritdoc/>
    public void Complete()
    {
        Flush();
        file.Complete();
    }

    public void Dispose() => file.Dispose();

    Action<int> Writer(Column column) =>
        column switch
        {
            NumberColumn numbers => row => Append(numbers.Values[row]),
            DateColumn days => row => Append(days[row]),
            TextColumn texts => TextWriter(texts),
            _ => throw new ArgumentOutOfRangeException(nameof(column)),
        };

    // A text is encoded once per batch, however many rows have it.
    Action<int> TextWriter(TextColumn texts)
    {
        var cells = new byte[texts.Categories.Count][];
        return row =>
        {
            var code = texts.Codes[row];
            if (code >= 0)
                Append(cells[code] ??= Cell(texts.Categories[code]));
        };
    }

    void Append(double number)
    {
        if (double.IsNaN(number))
            return;
        Reserve(LongestValue);
        // Without a format .NET writes the shortest text that reads back as the same double.
        number.TryFormat(buffer.AsSpan(length), out var written, default, CultureInfo.InvariantCulture);
        length += written;
    }

    void Append(DateOnly? day)
    {
        if (day is not { } value)
            return;
        Reserve(LongestValue);
        value.TryFormat(buffer.AsSpan(length), out var written, "O", CultureInfo.InvariantCulture);
        length += written;
    }

    void Append(byte[] cell)
    {
        if (cell.Length > buffer.Length)
        {
            Flush();
            file.Append(cell);
            return;
        }
        Reserve(cell.Length);
        cell.CopyTo(buffer, length);
        length += cell.Length;
    }

    void EndCell(int column)
    {
        Reserve(1);
        buffer[length++] = (byte)(column == fields.Count - 1 ? '\n' : ',');
    }

    void Reserve(int bytes)
    {
        if (length + bytes > buffer.Length)
            Flush();
    }

    void Flush()
    {
        file.Append(buffer.AsSpan(0, length));
        length = 0;
    }

    static byte[] Cell(string text) => Encoding.UTF8.GetBytes(text.Length == 0 ? "\"\"" : Escaped(text));

    /// <summary>A text as a cell has it: in quotes where it needs them.</summary>
    internal static string Escaped(string text) =>
        text.AsSpan().ContainsAny(Special) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
