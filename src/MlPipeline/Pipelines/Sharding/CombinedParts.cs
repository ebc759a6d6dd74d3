using System.Security.Cryptography;
using MlPipeline.DataLoaders.Sharding;

namespace MlPipeline.Pipelines.Sharding;

/// <summary>Puts the CSV parts of a run together: the header once, then the rows of each. The same bytes as a single process writes.</summary>
public static class CombinedParts
{
    const int BufferBytes = 1 << 20;

    /// <summary>Writes the file; it is there whole or not at all.</summary>
    /// <exception cref="InputException">A part has another header, or was changed; or the file cannot be written.</exception>
    public static void Write(PartsFolder folder, IReadOnlyList<PredictedPart> parts, string path)
    {
        using var file = new AtomicFile(path);
        var buffer = new byte[BufferBytes];
        ReadOnlyMemory<byte> header = default;
        foreach (var part in parts)
        {
            var from = folder.PartOf(part.Shard);
            var own = CsvHeader.Of(from, part.File).Bytes;
            var isFirst = header.IsEmpty;
            if (isFirst)
                header = own;
            else if (!header.Span.SequenceEqual(own.Span))
                throw new InputException(
                    $"Part \"{from}\" has another header than the part before it.",
                    "Delete it and run again."
                );
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            using var rows = File.OpenRead(from);
            var skipped = isFirst ? 0 : own.Length;
            int read;
            while ((read = rows.Read(buffer)) > 0)
            {
                var bytes = buffer.AsSpan(0, read);
                hash.AppendData(bytes);
                var skip = Math.Min(skipped, read);
                skipped -= skip;
                file.Append(bytes[skip..]);
            }
            if (Convert.ToHexStringLower(hash.GetHashAndReset()) != part.Sha256)
                throw new InputException(
                    $"Part \"{from}\" was changed after it was put in its place.",
                    "Run again: it is then predicted again."
                );
        }
        file.Complete();
    }
}
