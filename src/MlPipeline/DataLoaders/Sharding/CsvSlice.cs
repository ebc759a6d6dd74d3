using System.Security.Cryptography;
using MlPipeline.Storage;

namespace MlPipeline.DataLoaders.Sharding;

/// <summary>Copies the rows of a CSV shard out of their file, under the file's header.</summary>
/// <remarks>
/// DuckDB reads files, not ranges of one. A copy is cheap beside predicting its rows, and lets the shard
/// be read by the very code that reads whole files.
/// </remarks>
static class CsvSlice
{
    const int BufferBytes = 1 << 20;

    /// <exception cref="InputException">The bytes are not those that were planned, or the disk is full.</exception>
    public static void Write(StoredFile source, InputShard shard, string target)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var file = source.Open();
        try
        {
            using var slice = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
            Append(CsvHeader.Of(source).Bytes.Span);
            var buffer = new byte[BufferBytes];
            file.Position = shard.FirstByte;
            for (var rest = shard.Bytes; rest > 0; )
            {
                var read = file.Read(buffer, 0, (int)Math.Min(rest, buffer.Length));
                if (read == 0)
                    break;
                Append(buffer.AsSpan(0, read));
                rest -= read;
            }

            void Append(ReadOnlySpan<byte> bytes)
            {
                hash.AppendData(bytes);
                slice.Write(bytes);
            }
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            File.Delete(target);
            throw new InputException(
                $"\"{target}\" cannot be written: {failed.Message}",
                "Make room for a copy of each shard that is under way, or give an output that this user may write to.",
                failed
            );
        }
        var found = Convert.ToHexStringLower(hash.GetHashAndReset());
        if (found == shard.Sha256)
            return;
        File.Delete(target);
        throw OpenInput.Changed(
            source.Path,
            $"other content in the rows from {shard.FirstRow + 1} on",
            "what was planned"
        );
    }
}
