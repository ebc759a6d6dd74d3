using System.Security.Cryptography;
using MlPipeline.DataLoaders;
using MlPipeline.DataLoaders.Sharding;
using MlPipeline.Storage;

namespace MlPipeline.Pipelines.Sharding;

/// <summary>Puts the parts of a run together in one file.</summary>
/// <remarks>
/// Of CSV: the header once, then the rows of each, the same bytes as a single process writes. Of Parquet: the same rows in the
/// same order; their bytes depend on how they are grouped.
/// </remarks>
public static class CombinedParts
{
    const int BufferBytes = 1 << 20;

    /// <summary>Writes the file; it is there whole or not at all.</summary>
    /// <exception cref="InputException">A part has another header, or was changed; or the file cannot be written.</exception>
    public static void Write(PartsFolder folder, ShardPlan plan, IReadOnlyList<PredictedPart> parts, string path)
    {
        if (plan.PartFormat == DatasetFormat.Csv)
            WriteCsv(folder, parts, path);
        else
            WriteParquet(folder, parts, path);
    }

    static void WriteCsv(PartsFolder folder, IReadOnlyList<PredictedPart> parts, string path)
    {
        using var file = new AtomicFile(path);
        var buffer = new byte[BufferBytes];
        ReadOnlyMemory<byte> header = default;
        foreach (var part in parts)
        {
            var from = folder.FileOf(part);
            var own = CsvHeader.Of(from).Bytes;
            var isFirst = header.IsEmpty;
            if (isFirst)
                header = own;
            else if (!header.Span.SequenceEqual(own.Span))
                throw new InputException(
                    $"Part \"{from.Path}\" has another header than the part before it.",
                    "Delete it and run again."
                );
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            using var rows = from.Open();
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
            RequireUnchanged(from, hash.GetHashAndReset(), part);
        }
        file.Complete();
    }

    static void WriteParquet(PartsFolder folder, IReadOnlyList<PredictedPart> parts, string path)
    {
        var files = new List<LocalFile>();
        try
        {
            foreach (var part in parts)
            {
                var from = folder.FileOf(part);
                var file = from.Fetch();
                files.Add(file);
                using var bytes = File.OpenRead(file.Path);
                RequireUnchanged(from, SHA256.HashData(bytes), part);
            }
            ParquetDatasetWriter.Combine(files.Select(x => x.Path), path);
        }
        finally
        {
            files.ForEach(x => x.Dispose());
        }
    }

    static void RequireUnchanged(StoredFile file, byte[] hash, PredictedPart part)
    {
        if (Convert.ToHexStringLower(hash) != part.Sha256)
            throw new InputException(
                $"Part \"{file.Path}\" was changed after it was put in its place.",
                "Run again: it is then predicted again."
            );
    }
}
