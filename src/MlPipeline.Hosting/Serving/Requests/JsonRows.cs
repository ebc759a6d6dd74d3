using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using MlPipeline.DataLoaders.Reading;
using MlPipeline.Fields;
using MlPipeline.Hosting.Serving.Problems;

namespace MlPipeline.Hosting.Serving.Requests;

/// <summary>Reads rows as JSON straight into columns: an object is one row, an array of objects is many.</summary>
static class JsonRows
{
    const int MaxDepth = 32;

    /// <summary>What may stand between the tokens of JSON.</summary>
    public static ReadOnlySpan<byte> Blanks => " \t\r\n"u8;

    static readonly JsonReaderOptions Options = new() { MaxDepth = MaxDepth };

    /// <summary>Reads a document.</summary>
    /// <returns>Whether it was a single object.</returns>
    /// <exception cref="RequestRefusal">It is not JSON, has no rows or too many.</exception>
    public static bool Read(ReadOnlySpan<byte> json, RowColumns rows)
    {
        json = WithoutMark(json);
        if (rows.LastPattern?.TryReadOnly(json, rows) == true)
            return true;
        var reader = new Utf8JsonReader(json, Options);
        string? field = null;
        try
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                var pattern = ReadRow(ref reader, json, 0, rows, ref field);
                reader.Read();
                rows.LastPattern = pattern ?? rows.LastPattern;
                return true;
            }
            if (reader.TokenType != JsonTokenType.StartArray)
                throw new RequestRefusal(
                    ProblemKind.MalformedBody,
                    "The request is neither an object with the fields of a row nor an array of such objects."
                );
            ReadRows(ref reader, json, rows, ref field);
            reader.Read();
        }
        catch (JsonException flaw)
        {
            throw NotJson(Located(flaw, json), rows.RowCount, field);
        }
        return rows.RowCount > 0 || rows.Problems.Count > 0 ? false : throw RequestRefusal.NoRows();
    }

    /// <summary>Reads the object that a line is.</summary>
    /// <param name="json">The line.</param>
    /// <param name="line">Which one it is, from 0.</param>
    /// <param name="rows">Takes the row.</param>
    /// <returns>How it is written; null where it cannot be used.</returns>
    /// <exception cref="RequestRefusal">It is not JSON.</exception>
    public static RowPattern? ReadLine(ReadOnlySpan<byte> json, int line, RowColumns rows)
    {
        var reader = new Utf8JsonReader(json, Options);
        string? field = null;
        RowPattern? pattern = null;
        try
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject)
                pattern = ReadRow(ref reader, json, 0, rows, ref field);
            else
                SkipRow(ref reader, rows);
            reader.Read();
            return pattern;
        }
        catch (JsonException flaw)
        {
            throw NotJson(flaw, rows.RowCount, field, line);
        }
    }

    static void ReadRows(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, RowColumns rows, ref string? field)
    {
        // Where in the request the reader has begun.
        var start = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray && !rows.HasEnough)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                SkipRow(ref reader, rows);
                continue;
            }
            var pattern = ReadRow(ref reader, json, start, rows, ref field);
            var end = start + (int)reader.BytesConsumed;
            // Rows of a request are mostly equally long: the first one tells how many there are.
            if (rows.RowCount == 1)
                rows.ReserveLike(json.Length, end);
            if (pattern is null)
                continue;
            start = pattern.ReadElements(json, end, rows);
            // Between two elements of an array all readers are in the same state.
            reader = new Utf8JsonReader(json[start..], isFinalBlock: true, reader.CurrentState);
        }
    }

    static void SkipRow(ref Utf8JsonReader reader, RowColumns rows)
    {
        rows.BeginRow();
        rows.NoteRow(
            "The row is not an object with fields.",
            Describe(ref reader),
            "an object with the fields of a row"
        );
        reader.Skip();
        rows.EndRow();
    }

    /// <param name="reader">Stands on the beginning of an object, then on its end.</param>
    /// <param name="json">The request.</param>
    /// <param name="start">Where in it the reader has begun.</param>
    /// <param name="rows">Takes the row.</param>
    /// <param name="field">Names the field that is being read.</param>
    /// <returns>How the row is written; null where it cannot be used.</returns>
    static RowPattern? ReadRow(
        ref Utf8JsonReader reader,
        ReadOnlySpan<byte> json,
        int start,
        RowColumns rows,
        ref string? field
    )
    {
        rows.BeginRow();
        var recorder = new RowRecorder(json, start + (int)reader.TokenStartIndex);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var slot = FindSlot(ref reader, rows);
            field = slot?.Field.Name;
            reader.Read();
            var from = start + (int)reader.TokenStartIndex;
            if (slot is null || slot.Use == InputUse.Ignored)
                reader.Skip();
            else
                ReadValue(ref reader, rows, slot);
            if (slot is not null)
                recorder.Add(slot, from, start + (int)reader.BytesConsumed);
        }
        field = null;
        rows.EndRow();
        return rows.Problems.Count == 0 ? recorder.End(start + (int)reader.BytesConsumed, rows.Absent) : null;
    }

    static InputSlot? FindSlot(ref Utf8JsonReader reader, RowColumns rows) =>
        reader.ValueIsEscaped
            ? Unescaped(ref reader, static (name, rows) => rows.Find(name), rows)
            : rows.Find(reader.ValueSpan);

    static void ReadValue(ref Utf8JsonReader reader, RowColumns rows, InputSlot slot)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number
                when slot.Field.Type == FieldType.Number
                    && JsonNumber.TryRead(ref reader, out var value)
                    && RowColumns.IsUsable(value):
                rows.SetNumber(slot, value);
                break;
            case JsonTokenType.Null:
                rows.SetMissing(slot);
                break;
            case JsonTokenType.String when slot.Field.Type == FieldType.Text:
                ReadText(ref reader, rows, slot);
                break;
            case JsonTokenType.String when slot.Field.Type == FieldType.Date:
                ReadDay(ref reader, rows, slot);
                break;
            default:
                rows.NoteWrong(slot, Describe(ref reader));
                reader.Skip();
                break;
        }
    }

    static void ReadText(ref Utf8JsonReader reader, RowColumns rows, InputSlot slot)
    {
        if (!reader.ValueIsEscaped)
            rows.SetText(slot, reader.ValueSpan);
        else
            Unescaped(
                ref reader,
                static (text, x) =>
                {
                    x.rows.SetText(x.slot, text);
                    return x.slot;
                },
                (rows, slot)
            );
    }

    static void ReadDay(ref Utf8JsonReader reader, RowColumns rows, InputSlot slot)
    {
        if (reader.ValueSpan.IsEmpty)
            rows.SetMissing(slot);
        else if (TryReadDay(reader.ValueSpan, out var day))
            rows.SetDay(slot, day);
        else
            rows.NoteWrong(slot, Describe(ref reader));
    }

    /// <summary>Reads a day that is written as <c>yyyy-MM-dd</c>.</summary>
    public static bool TryReadDay(ReadOnlySpan<byte> text, out int day) =>
        DateBuilder.TryParse(Encoding.UTF8.GetString(text), DateBuilder.Iso, out day);

    delegate InputSlot? TakesUtf8<in T>(ReadOnlySpan<byte> utf8, T argument);

    /// <summary>Hands on a name or text whose escapes were resolved; a lone half of a character becomes what is not UTF-8.</summary>
    static InputSlot? Unescaped<T>(ref Utf8JsonReader reader, TakesUtf8<T> take, T argument)
    {
        var rented = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            return take(rented.AsSpan(0, reader.CopyString(rented)), argument);
        }
        catch (InvalidOperationException)
        {
            return take([0xFF], argument);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    static string Describe(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "an array",
            JsonTokenType.String => $"\"{Quoted.Short(reader.ValueSpan)}\"",
            _ => Quoted.Short(reader.ValueSpan),
        };

    /// <summary>The same flaw with its place in the whole request: a reader tells it from where that one has begun.</summary>
    static JsonException Located(JsonException flaw, ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, Options);
        try
        {
            while (reader.Read()) { }
            return flaw;
        }
        catch (JsonException located)
        {
            return located;
        }
    }

    static RequestRefusal NotJson(JsonException flaw, int row, string? field, int line = 0)
    {
        var detail = string.Create(
            CultureInfo.InvariantCulture,
            $"The request is not JSON at line {line + flaw.LineNumber + 1}, byte {flaw.BytePositionInLine + 1}."
        );
        return new RequestRefusal(
            ProblemKind.MalformedBody,
            detail,
            new FieldProblem(
                row,
                field,
                flaw.Message[
                    ..(
                        flaw.Message.IndexOf(" LineNumber:", StringComparison.Ordinal) is > 0 and var end
                            ? end
                            : flaw.Message.Length
                    )
                ]
            )
        );
    }

    /// <summary>The text behind the mark that some programs put before UTF-8.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> json) =>
        json.StartsWith(Encoding.UTF8.Preamble) ? json[Encoding.UTF8.Preamble.Length..] : json;
}
