namespace MlPipeline.DataLoaders.Reading;

/// <summary>Reads the records of a CSV file (RFC 4180, UTF-8) one by one, cell by cell.</summary>
/// <remarks>
/// DuckDB reads the files. This reads what DuckDB cannot tell: the header as it is written (DuckDB renames doubled
/// names), and in a file that DuckDB refused the row and the column of the first cell at fault.
/// </remarks>
sealed class CsvRecords(Stream file) : IDisposable
{
    const int End = -1;

    readonly byte[] buffer = new byte[1 << 16];
    readonly List<(int End, bool Quoted)> cells = [];
    byte[] text = new byte[256];
    int textLength;
    int length;
    int position;
    bool atStart = true;

    /// <summary>How many cells the record has.</summary>
    public int Count => cells.Count;

    /// <summary>What is wrong with the quotes of the record, or null.</summary>
    public string? Flaw { get; private set; }

    /// <summary>Whether the record is an empty line.</summary>
    public bool IsBlank => Count == 1 && IsEmpty(0);

    /// <summary>The bytes of a cell, without its quotes.</summary>
    public ReadOnlySpan<byte> this[int cell]
    {
        get
        {
            var start = cell == 0 ? 0 : cells[cell - 1].End;
            return text.AsSpan(start, cells[cell].End - start);
        }
    }

    /// <summary>Whether nothing at all is written in a cell, not even quotes.</summary>
    public bool IsEmpty(int cell) => this[cell].IsEmpty && !IsQuoted(cell);

    public bool IsQuoted(int cell) => cells[cell].Quoted;

    /// <summary>Goes to the next record; false after the last one.</summary>
    public bool Read()
    {
        cells.Clear();
        textLength = 0;
        Flaw = null;
        if (atStart)
            SkipByteOrderMark();
        if (Peek() == End)
            return false;
        while (ReadCell()) { }
        return true;
    }

    public void Dispose() => file.Dispose();

    /// <summary>Reads a cell and what ends it; false when it was the last one of the record.</summary>
    bool ReadCell()
    {
        var quoted = Peek() == '"';
        if (quoted)
            ReadQuoted();
        for (; ; )
        {
            var next = Peek();
            if (next is ',' or '\n' or '\r' or End)
            {
                position++;
                if (next == '\r' && Peek() == '\n')
                    position++;
                cells.Add((textLength, quoted));
                return next == ',';
            }
            if (quoted)
                Flaw ??= $"text follows the closing quote of cell {Count + 1}";
            Keep((byte)next);
            position++;
        }
    }

    void ReadQuoted()
    {
        position++;
        for (; ; position++)
        {
            var next = Peek();
            if (next == End)
            {
                Flaw ??= $"the quote that opens cell {Count + 1} is not closed";
                return;
            }
            if (next == '"')
            {
                position++;
                if (Peek() != '"')
                    return;
            }
            Keep((byte)next);
        }
    }

    void Keep(byte x)
    {
        if (textLength == text.Length)
            Array.Resize(ref text, textLength * 2);
        text[textLength++] = x;
    }

    int Peek()
    {
        if (position < length)
            return buffer[position];
        if (length == End)
            return End;
        position = 0;
        length = file.Read(buffer);
        if (length > 0)
            return buffer[0];
        length = End;
        return End;
    }

    void SkipByteOrderMark()
    {
        atStart = false;
        if (Peek() != End && buffer.AsSpan(0, length).StartsWith("\uFEFF"u8))
            position = 3;
    }
}
