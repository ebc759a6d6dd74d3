using System.Buffers;
using System.Text.Unicode;
using MlPipeline.Fields;

namespace MlPipeline.Hosting.Serving.Requests;

/// <summary>How a row of a request is written: programs write one row like another, with other values.</summary>
/// <remarks>
/// What stands before, between and behind the values of a row, names and all, is taken from one that <see cref="JsonRows"/> has
/// read. A row with the very same bytes in these places and plain values in the others has the same fields, and needs no reader
/// that is ready for anything. Whatever is not plain is left to that one, all errors among it. Immutable.
/// </remarks>
sealed class RowPattern
{
    /// <summary>What ends a text, and what makes it one that is not plain.</summary>
    static readonly SearchValues<byte> TextEnds = SearchValues.Create([
        .. Enumerable.Range(0, ' ').Select(x => (byte)x),
        (byte)'"',
        (byte)'\\',
    ]);

    readonly byte[] between;
    readonly Part[] parts;
    readonly InputSlot[] absent;

    /// <param name="between">What stands before each value, and behind the last one, without the values.</param>
    /// <param name="parts">The values.</param>
    /// <param name="absent">The fields that the row does not have.</param>
    public RowPattern(byte[] between, Part[] parts, InputSlot[] absent)
    {
        this.between = between;
        this.parts = parts;
        this.absent = absent;
    }

    /// <summary>Reads the next rows of an array, as long as they are written like this one.</summary>
    /// <param name="json">The request.</param>
    /// <param name="at">Where a row has ended.</param>
    /// <param name="rows">Takes the rows.</param>
    /// <returns>Where the last row that was read ends.</returns>
    /// <exception cref="RequestRefusal">There are too many rows.</exception>
    public int ReadElements(ReadOnlySpan<byte> json, int at, RowColumns rows)
    {
        while (true)
        {
            var rest = json[at..].TrimStart(JsonRows.Blanks);
            rest = rest is [(byte)',', ..] ? rest[1..].TrimStart(JsonRows.Blanks) : [];
            var length = Read(rest, rows);
            if (length == 0)
                return at;
            rows.EndRow(absent);
            at = json.Length - rest.Length + length;
        }
    }

    /// <summary>Reads a row, where it is written like this one and nothing but blanks is behind it.</summary>
    /// <returns>Whether it was read.</returns>
    /// <exception cref="RequestRefusal">There are too many rows.</exception>
    public bool TryReadOnly(ReadOnlySpan<byte> json, RowColumns rows)
    {
        var length = Read(json, rows);
        if (length == 0 || !json[length..].Trim(JsonRows.Blanks).IsEmpty)
            return false;
        rows.EndRow(absent);
        return true;
    }

    /// <returns>How long the row is; 0 where it is written otherwise. Who reads it then overwrites what was taken of it.</returns>
    int Read(ReadOnlySpan<byte> text, RowColumns rows)
    {
        if (text is not [(byte)'{', ..])
            return 0;
        rows.BeginRow();
        var rest = text;
        ReadOnlySpan<byte> expected = between;
        foreach (ref readonly var part in parts.AsSpan())
        {
            if (!rest.StartsWith(expected[..part.Before]))
                return 0;
            rest = rest[part.Before..];
            expected = expected[part.Before..];
            var length = ReadValue(rest, rows, part.Slot);
            if (length == 0)
                return 0;
            rest = rest[length..];
        }
        return rest.StartsWith(expected) ? text.Length - rest.Length + expected.Length : 0;
    }

    /// <returns>How long the value is; 0 where it is not plain, or not one that the field may have.</returns>
    static int ReadValue(ReadOnlySpan<byte> text, RowColumns rows, InputSlot slot) =>
        text switch
        {
            [(byte)'"', ..] => ReadText(text, rows, slot),
            [(byte)'n', ..] => ReadNull(text, rows, slot),
            _ => ReadNumber(text, rows, slot),
        };

    static int ReadNumber(ReadOnlySpan<byte> text, RowColumns rows, InputSlot slot)
    {
        if (slot.Field.Type != FieldType.Number && slot.Use != InputUse.Ignored)
            return 0;
        var length = JsonNumber.ReadPlain(text, out var value);
        if (length > 0 && slot.Use != InputUse.Ignored)
            rows.SetNumber(slot, value);
        return length;
    }

    static int ReadNull(ReadOnlySpan<byte> text, RowColumns rows, InputSlot slot)
    {
        if (slot.IsRequired || !text.StartsWith("null"u8))
            return 0;
        rows.SetMissing(slot);
        return "null"u8.Length;
    }

    static int ReadText(ReadOnlySpan<byte> text, RowColumns rows, InputSlot slot)
    {
        var content = text[1..];
        var length = content.IndexOfAny(TextEnds);
        if (length < 0 || content[length] != '"')
            return 0;
        content = content[..length];
        if (slot.Use != InputUse.Ignored && !TrySet(content, rows, slot))
            return 0;
        return length + 2;
    }

    static bool TrySet(ReadOnlySpan<byte> content, RowColumns rows, InputSlot slot)
    {
        if (slot.Field.Type == FieldType.Text && Utf8.IsValid(content))
            rows.SetText(slot, content);
        else if (slot.Field.Type == FieldType.Date && JsonRows.TryReadDay(content, out var day))
            rows.SetDay(slot, day);
        else
            return false;
        return true;
    }

    /// <summary>A value of the row.</summary>
    /// <param name="Before">How much stands between the value before and this one.</param>
    /// <param name="Slot">Where the value goes.</param>
    public readonly record struct Part(int Before, InputSlot Slot);
}
