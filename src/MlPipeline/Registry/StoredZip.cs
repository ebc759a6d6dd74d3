using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MlPipeline.Registry;

/// <summary>Writes and reads ZIP files in one canonical form: the same entries always give the same bytes.</summary>
/// <remarks>
/// <para>
/// The form: entries sorted ordinally and stored without compression, 1980-01-01 (the first day ZIP knows) as time,
/// UTF-8 names, mode 0644, no extra fields, no comments. Any ZIP tool can open it.
/// </para>
/// <para>
/// <see cref="System.IO.Compression.ZipArchive"/> cannot write it: it records the operating system that it runs on, and
/// what it compresses depends on the version of zlib and on the processor, so that an update of .NET would make a new
/// version of every model. Entries that are not compressed also cannot unpack to more than the file holds.
/// </para>
/// </remarks>
static class StoredZip
{
    const uint LocalSignature = 0x04034b50;
    const uint CentralSignature = 0x02014b50;
    const uint EndSignature = 0x06054b50;
    const int LocalSize = 30;
    const int CentralSize = 46;
    const int EndSize = 22;
    const ushort Version = 20;
    const ushort MadeOnUnix = 3 << 8;
    const ushort Utf8Names = 1 << 11;
    const ushort FirstDay = 1 << 5 | 1;
    const uint RegularFile0644 = 0x81A40000;

    /// <summary>Writes the entries, in whatever order they are given.</summary>
    public static void Write(Stream stream, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> entries, string origin)
    {
        var size = entries.Sum(x => LocalSize + CentralSize + 2L * Encoding.UTF8.GetByteCount(x.Key) + x.Value.Length);
        if (size + EndSize > Array.MaxLength || entries.Count > ushort.MaxValue)
            throw new InputException(
                $"{origin} would have {size + EndSize:N0} bytes in {entries.Count:N0} entries, "
                    + $"at most {Array.MaxLength:N0} in {ushort.MaxValue:N0} are possible.",
                "Give the model fewer or smaller parts."
            );
        using var central = new MemoryStream();
        uint offset = 0;
        foreach (var (name, content) in entries.OrderBy(x => x.Key, StringComparer.Ordinal))
        {
            var nameBytes = Encoding.UTF8.GetBytes(name);
            var common = Common(nameBytes, content.Span);
            stream.Write(Numbers(4, LocalSignature));
            stream.Write(common);
            stream.Write(nameBytes);
            stream.Write(content.Span);

            central.Write(Numbers(4, CentralSignature));
            central.Write(Numbers(2, MadeOnUnix | Version));
            central.Write(common);
            // Length of the comment, number of the disk, internal attributes.
            central.Write(Numbers(2, 0, 0, 0));
            central.Write(Numbers(4, RegularFile0644, offset));
            central.Write(nameBytes);
            offset += (uint)(LocalSize + nameBytes.Length + content.Length);
        }
        stream.Write(central.GetBuffer().AsSpan(0, (int)central.Length));
        stream.Write(Numbers(4, EndSignature));
        stream.Write(Numbers(2, 0, 0, (uint)entries.Count, (uint)entries.Count));
        stream.Write(Numbers(4, (uint)central.Length, offset));
        stream.Write(Numbers(2, 0));
    }

    /// <summary>The entries of a file. Their content is a part of <paramref name="file"/>, not a copy.</summary>
    /// <exception cref="InputException">It is no ZIP file, ends early, or an entry is compressed, twice there, or has a name that leaves the package.</exception>
    public static Dictionary<string, ReadOnlyMemory<byte>> Read(ReadOnlyMemory<byte> file, string origin)
    {
        var entries = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        // Two names that differ in case only are one file on Windows and macOS.
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var at = 0L;
        while (Signature(file.Span[(int)at..]) == LocalSignature)
        {
            var header = Part(file, at, LocalSize, origin).Span;
            var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header[26..]);
            var name = Encoding.UTF8.GetString(Part(file, at + LocalSize, nameLength, origin).Span);
            if (EntryName.Problem(name) is { } problem)
                throw Refused(origin, name, problem, "a name that stays inside the package");
            if (!names.Add(name))
                throw Refused(origin, name, "is there twice", "once");
            // Compressed, or its size is only given behind its content: then nothing bounds what it unpacks to.
            var flags = BinaryPrimitives.ReadUInt16LittleEndian(header[6..]);
            if (BinaryPrimitives.ReadUInt16LittleEndian(header[8..]) != 0 || (flags & ~Utf8Names) != 0)
                throw Refused(origin, name, "is compressed or encrypted", "plain content, as this library writes it");
            var size = BinaryPrimitives.ReadUInt32LittleEndian(header[22..]);
            var extra = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
            var start = at + LocalSize + nameLength + extra;
            entries.Add(name, Part(file, start, size, $"{origin}: entry \"{name}\""));
            at = start + size;
        }
        if (at == 0)
            throw new InputException($"{origin} is not a ZIP file.", "Give the path of a model package.");
        if (Signature(file.Span[(int)at..]) != CentralSignature)
            throw new InputException(
                $"{origin} is damaged or cut off at byte {at:N0} of {file.Length:N0}: expected the next entry.",
                EntryName.Remedy
            );
        return entries;
    }

    /// <summary>Refuses a file that is not exactly what <see cref="Write"/> makes of its entries, and gives its SHA-256.</summary>
    public static string Verify(
        ReadOnlyMemory<byte> file,
        IReadOnlyDictionary<string, ReadOnlyMemory<byte>> entries,
        string origin
    )
    {
        using var hash = SHA256.Create();
        using (var stream = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
            Write(stream, entries, origin);
        return hash.Hash!.AsSpan().SequenceEqual(SHA256.HashData(file.Span))
            ? Convert.ToHexStringLower(hash.Hash!)
            : throw new InputException(
                $"{origin} has bytes outside of its entries that differ from what this library writes.",
                $"{EntryName.Remedy} A package that another tool has packed again is not accepted."
            );
    }

    /// <summary>What the local and the central header of an entry have in common.</summary>
    static byte[] Common(byte[] name, ReadOnlySpan<byte> content) =>
        [
            .. Numbers(2, Version, Utf8Names, 0, 0, FirstDay),
            .. Numbers(4, Crc32.Of(content), (uint)content.Length, (uint)content.Length),
            .. Numbers(2, (uint)name.Length, 0),
        ];

    static byte[] Numbers(int width, params ReadOnlySpan<uint> values)
    {
        var bytes = new byte[width * values.Length];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)(values[i / width] >> 8 * (i % width));
        return bytes;
    }

    static uint Signature(ReadOnlySpan<byte> bytes) =>
        bytes.Length < 4 ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    static ReadOnlyMemory<byte> Part(ReadOnlyMemory<byte> file, long start, long size, string what) =>
        start + size <= file.Length
            ? file.Slice((int)start, (int)size)
            : throw new InputException(
                $"{what} should go on to byte {start + size:N0}, but the file has {file.Length:N0} bytes: it is cut off.",
                EntryName.Remedy
            );

    static InputException Refused(string origin, string name, string found, string expected) =>
        new($"{origin}: entry \"{name}\" {found}, expected {expected}.", EntryName.Remedy);
}
