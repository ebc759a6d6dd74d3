using System.Globalization;
using System.Text;
using MlPipeline.DataLoaders.Reading;
using MlPipeline.Fields;
using MlPipeline.Hosting.Serving.Problems;

namespace MlPipeline.Hosting.Serving.Requests;

/// <summary>Reads rows as CSV: a header with the names of the fields, cells as <see cref="DataLoaders.CsvDataLoader"/> takes them.</summary>
static class CsvRows
{
    /// <exception cref="RequestRefusal">It is not CSV, its header is wrong, or there are no rows or too many.</exception>
    public static void Read(ReadOnlyMemory<byte> text, RowColumns rows)
    {
        using var stream = new MemoryStream(text.ToArray(), writable: false);
        using var records = new CsvRecords(stream);
        var header = NextFilled(records, rows, mayBeBlank: false);
        if (header is null)
            throw RequestRefusal.NoRows();
        var names = header.Select(x => Encoding.UTF8.GetBytes(x ?? "")).ToArray();
        rows.CheckNames(names);
        if (rows.Problems.Count > 0)
            return;
        while (!rows.HasEnough && NextFilled(records, rows, mayBeBlank: names.Length == 1) is { } cells)
            ReadRow(cells, names, rows);
        if (rows.RowCount == 0)
            throw RequestRefusal.NoRows();
    }

    static string?[]? NextFilled(CsvRecords records, RowColumns rows, bool mayBeBlank)
    {
        try
        {
            while (records.Next() is { } cells)
                if (cells is not [null] || mayBeBlank)
                    return cells;
            return null;
        }
        catch (InvalidDataException flaw)
        {
            throw new RequestRefusal(
                ProblemKind.MalformedBody,
                "The request is not CSV.",
                new FieldProblem(rows.RowCount, null, flaw.Message)
            );
        }
    }

    static void ReadRow(string?[] cells, byte[][] names, RowColumns rows)
    {
        rows.BeginRow();
        // Some programs end a row with commas: nothing is lost with them.
        if (cells.Length < names.Length || cells.Skip(names.Length).Any(x => x is not null))
            rows.NoteRow(
                "The row has another number of cells than the header.",
                string.Create(CultureInfo.InvariantCulture, $"{cells.Length} cells"),
                string.Create(CultureInfo.InvariantCulture, $"{names.Length} cells")
            );
        else
            for (var i = 0; i < names.Length; i++)
                if (rows.Find(names[i]) is { Use: not InputUse.Ignored } slot)
                    ReadCell(cells[i], rows, slot);
        rows.EndRow();
    }

    static void ReadCell(string? cell, RowColumns rows, InputSlot slot)
    {
        if (cell is null)
            rows.SetMissing(slot);
        else if (cell.Contains(CsvRecords.NotUtf8, StringComparison.Ordinal))
            rows.NoteNotUtf8(slot);
        else if (slot.Field.Type == FieldType.Text)
            rows.SetText(slot, Encoding.UTF8.GetBytes(cell));
        else if (cell.Length == 0 || (slot.Field.MayBeMissing && CellError.IsMissingMarker(cell)))
            rows.SetMissing(slot);
        else if (slot.Field.Type == FieldType.Date)
            ReadDay(cell, rows, slot);
        else if (
            double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && RowColumns.IsUsable(value)
        )
            rows.SetNumber(slot, value);
        else
            rows.NoteWrong(slot, $"\"{Quoted.Short(cell)}\"");
    }

    static void ReadDay(string cell, RowColumns rows, InputSlot slot)
    {
        if (DateBuilder.TryParse(cell, DateBuilder.Iso, out var day))
            rows.SetDay(slot, day);
        else
            rows.NoteWrong(slot, $"\"{Quoted.Short(cell)}\"");
    }
}
