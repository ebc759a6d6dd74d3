using System.Security.Cryptography;
using System.Text;

namespace Nuke.Common.Incremental;

/// <summary>
/// The bytes of a record: a mark with the version of the format, the content, and the SHA-256 of both. Binary, because
/// a record of thousands of files is read at each start.
/// </summary>
static class TargetRecordFormat
{
    static ReadOnlySpan<byte> Mark => "build record 1\n"u8;

    public static byte[] Write(TargetRecord record)
    {
        using var stream = new MemoryStream();
        stream.Write(Mark);
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(record.Code);
            writer.Write(record.Declaration);
            writer.Write(record.Salt.Length);
            writer.Write(record.Salt);
            Write(writer, record.Values);
            Write(writer, record.Parameters);
            Write(writer, record.Inputs);
            Write(writer, record.Outputs);
            Write(writer, record.Summary);
        }
        stream.Write(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        return stream.ToArray();
    }

    /// <exception cref="InvalidDataException">This is not what was written.</exception>
    public static TargetRecord Read(byte[] bytes)
    {
        var length = bytes.Length - SHA256.HashSizeInBytes;
        if (
            length < Mark.Length
            || !bytes.AsSpan().StartsWith(Mark)
            || !SHA256.HashData(bytes.AsSpan(0, length)).AsSpan().SequenceEqual(bytes.AsSpan(length))
        )
            throw new InvalidDataException();

        using var stream = new MemoryStream(bytes, Mark.Length, length - Mark.Length);
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        return new TargetRecord
        {
            Code = reader.ReadString(),
            Declaration = reader.ReadString(),
            Salt = reader.ReadBytes(reader.ReadInt32()),
            Values = ReadTexts(reader),
            Parameters = ReadTexts(reader),
            Inputs = ReadDigests(reader),
            Outputs = ReadDigests(reader),
            Summary = ReadTexts(reader),
        };
    }

    static void Write(BinaryWriter writer, IReadOnlyDictionary<string, string> texts)
    {
        writer.Write(texts.Count);
        foreach (var (name, text) in texts)
        {
            writer.Write(name);
            writer.Write(text);
        }
    }

    static void Write(BinaryWriter writer, IReadOnlyList<FileDigest> digests)
    {
        writer.Write(digests.Count);
        foreach (var (path, hash, status, readAt) in digests)
        {
            writer.Write(path);
            writer.Write(hash);
            writer.Write(readAt);
            writer.Write(status is not null);
            if (status is not { } known)
                continue;
            writer.Write(known.Size);
            writer.Write(known.Inode);
            writer.Write(known.ModifiedAt);
            writer.Write(known.ChangedAt);
        }
    }

    static Dictionary<string, string> ReadTexts(BinaryReader reader)
    {
        var texts = new Dictionary<string, string>();
        for (var count = reader.ReadInt32(); count > 0; count--)
            texts.Add(reader.ReadString(), reader.ReadString());
        return texts;
    }

    static FileDigest[] ReadDigests(BinaryReader reader)
    {
        var digests = new FileDigest[reader.ReadInt32()];
        for (var i = 0; i < digests.Length; i++)
        {
            var (path, hash, readAt) = (reader.ReadString(), reader.ReadString(), reader.ReadInt64());
            FileStatus? status = reader.ReadBoolean()
                ? new FileStatus(reader.ReadInt64(), reader.ReadUInt64(), reader.ReadInt64(), reader.ReadInt64())
                : null;
            digests[i] = new FileDigest(path, hash, status, readAt);
        }
        return digests;
    }
}
