namespace MlPipeline.Hosting.Serving.Requests;

/// <summary>Reads rows as NDJSON: an object per line. Empty lines are skipped.</summary>
static class NdjsonRows
{
    /// <exception cref="RequestRefusal">A line is not JSON, or there are no rows or too many.</exception>
    public static void Read(ReadOnlySpan<byte> text, RowColumns rows)
    {
        text = JsonRows.WithoutMark(text);
        RowPattern? pattern = null;
        var rest = text;
        for (var line = 0; !rest.IsEmpty && !rows.HasEnough; line++)
        {
            var end = rest.IndexOf((byte)'\n');
            var json = (end < 0 ? rest : rest[..end]).Trim(JsonRows.Blanks);
            rest = end < 0 ? [] : rest[(end + 1)..];
            if (json.IsEmpty)
                continue;
            if (pattern?.TryReadOnly(json, rows) == true)
                continue;
            pattern = JsonRows.ReadLine(json, line, rows);
            if (rows.RowCount == 1)
                rows.ReserveLike(text.Length, text.Length - rest.Length);
        }
        if (rows.RowCount == 0)
            throw RequestRefusal.NoRows();
    }
}
