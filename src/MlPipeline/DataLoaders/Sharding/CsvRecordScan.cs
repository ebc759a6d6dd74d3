using System.Security.Cryptography;

namespace MlPipeline.DataLoaders.Sharding;

/// <summary>Finds where the records of a CSV file end, without parsing their cells, and hashes what it passes.</summary>
/// <remarks>
/// What counts is what the reader of cells takes for a line end: not one inside quotes, and quotes are those that begin
/// a cell (spaces may stand before), so that <c>5" pipe</c> opens none.
/// </remarks>
sealed class CsvRecordScan(Stream file) : IDisposable
{
    const int BufferBytes = 1 << 20;

    // Looking back for the beginning of a cell passes over spaces; nobody writes more than this.
    const int LookBack = 256;
    const byte Quote = (byte)'"';
    const byte LineFeed = (byte)'\n';
    const byte CarriageReturn = (byte)'\r';

    readonly byte[] buffer = new byte[LookBack + BufferBytes];
    readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    long bufferStart;
    int length;
    int position;
    int hashed;
    byte? lineEnd;
    bool isQuoted;
    long closedAt = -1;

    static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>Where the current record begins, in bytes from the start of the file.</summary>
    public long Start { get; private set; }

    /// <summary>Where the record after the current one begins.</summary>
    public long End { get; private set; }

    /// <summary>Whether the current record is an empty line.</summary>
    public bool IsBlank { get; private set; }

    /// <summary>Goes to the next record; false after the last one.</summary>
    public bool Next()
    {
        Start = End;
        while (true)
        {
            var rest = buffer.AsSpan(position, length - position);
            var found =
                isQuoted ? rest.IndexOf(Quote)
                : lineEnd is { } end ? rest.IndexOfAny(Quote, end)
                : rest.IndexOfAny(Quote, CarriageReturn, LineFeed);
            if (found < 0)
            {
                position = length;
                if (Fill())
                    continue;
                return Ended(Start < bufferStart + length);
            }
            position += found;
            if (buffer[position] == Quote)
            {
                Toggle();
                position++;
                continue;
            }
            lineEnd ??= LineEndHere();
            if (buffer[position++] == lineEnd)
                return Ended(true);
        }
    }

    /// <summary>The SHA-256 of the bytes from the last call (or the start) to the end of the current record.</summary>
    public string TakeHash()
    {
        hash.AppendData(buffer.AsSpan(hashed, position - hashed));
        hashed = position;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Lets the next hash begin with other bytes.</summary>
    public void BeginHash(ReadOnlySpan<byte> with) => hash.AppendData(with);

    public void Dispose()
    {
        hash.Dispose();
        file.Dispose();
    }

    bool Ended(bool isRecord)
    {
        End = bufferStart + position;
        var bytes = End - Start;
        IsBlank =
            position >= bytes
            && buffer.AsSpan(position - (int)bytes, (int)bytes)
                is [LineFeed or CarriageReturn]
                    or [CarriageReturn, LineFeed];
        return isRecord;
    }

    // A doubled quote closes and opens again.
    void Toggle()
    {
        var here = bufferStart + position;
        if (isQuoted)
        {
            isQuoted = false;
            closedAt = here;
        }
        else
            isQuoted = closedAt == here - 1 && here > 0 || BeginsCell();
    }

    bool BeginsCell()
    {
        var before = position - 1;
        while (before >= 0 && buffer[before] == (byte)' ')
            before--;
        return before < 0
            || buffer[before] is (byte)',' or LineFeed or CarriageReturn
            || bufferStart == 0 && buffer.AsSpan(0, before + 1).SequenceEqual(Utf8Mark);
    }

    /// <summary>The first line end says which byte ends all records of the file: <c>\r</c> only where no <c>\n</c> follows.</summary>
    byte LineEndHere()
    {
        if (buffer[position] == LineFeed)
            return LineFeed;
        if (position + 1 == length)
            Fill();
        return position + 1 < length && buffer[position + 1] == LineFeed ? LineFeed : CarriageReturn;
    }

    /// <summary>Reads on; what lies shortly before the position stays in the buffer.</summary>
    bool Fill()
    {
        hash.AppendData(buffer.AsSpan(hashed, position - hashed));
        var dropped = Math.Max(0, position - LookBack);
        buffer.AsSpan(dropped, length - dropped).CopyTo(buffer);
        bufferStart += dropped;
        length -= dropped;
        position -= dropped;
        hashed = position;
        var read = file.Read(buffer, length, buffer.Length - length);
        length += read;
        return read > 0;
    }
}
