using System.Security.Cryptography;
using MlPipeline.DataLoaders.Reading;
using MlPipeline.Storage;

namespace MlPipeline.DataLoaders.Sharding;

/// <summary>Splits input files into shards, by the files alone: whoever predicts them, and with how many workers, the shards are the same.</summary>
/// <remarks>
/// A shard is a run of whole rows of one file. In a CSV file it ends with the first record that reaches its share of the
/// bytes: the file is passed over once, for line ends and quotes only.
/// In a Parquet file it is a run of row groups, which its footer lists.
/// </remarks>
public static class ShardPlanner
{
    /// <summary>How many bytes of a CSV file a shard has unless a number of shards is asked for.</summary>
    public const long CsvBytes = 32 << 20;

    /// <summary>How many rows of a Parquet file a shard has unless a number of shards is asked for.</summary>
    public const long ParquetRows = 500_000;

    /// <summary>Splits the files.</summary>
    /// <param name="files">The files.</param>
    /// <param name="shards">
    /// About how many shards there shall be; null for shards of <see cref="CsvBytes"/> or <see cref="ParquetRows"/>. Each file has
    /// one at least, and at most as many as it has rows (Parquet: row groups); several files share by their sizes.
    /// </param>
    /// <returns>At least one shard.</returns>
    /// <exception cref="InputException">A file is missing, empty or without rows, or has other columns than the first.</exception>
    public static IReadOnlyList<InputShard> Plan(InputFiles files, int? shards = null)
    {
        if (shards is { } wanted)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(wanted, nameof(shards));
        long[] sizes = [.. files.Names.Select(x => Length(files, x))];
        var planned = new List<InputShard>();
        HashSet<string>? columns = null;
        foreach (var (name, bytes) in files.Names.Zip(sizes))
        {
            var file = files.FileOf(name);
            var share = shards is { } all
                ? Math.Max(1, (long)Math.Round((double)all * bytes / sizes.Sum()))
                : (long?)null;
            var (names, ofFile) = InputFiles.IsParquet(name)
                ? ParquetShards(file, bytes, share)
                : CsvShards(file, bytes, share);
            columns ??= [.. names];
            if (!columns.SetEquals(names))
                throw new InputException(
                    $"File \"{file.Path}\" ({file.Source}) has other columns than \"{files.FileOf(files.Names[0]).Path}\": "
                        + $"{string.Join(", ", columns.Except(names).Concat(names.Except(columns)).Select(x => $"\"{x}\""))} "
                        + "in one of the two only.",
                    "Give all files of a folder the same columns."
                );
            planned.AddRange(ofFile);
        }
        return [.. planned.Select((x, number) => x with { Number = number })];
    }

    static long Length(InputFiles files, string name)
    {
        using var file = files.FileOf(name).Open();
        return file.Length;
    }

    static (IReadOnlyList<string>, IReadOnlyList<InputShard>) CsvShards(StoredFile file, long bytes, long? share)
    {
        var header = CsvHeader.Of(file);
        // In a file of one column an empty line is an empty cell.
        var countsBlanks = header.Columns.Count == 1;
        var count = share ?? Parts(bytes, CsvBytes);
        var shards = new List<InputShard>();
        using var scan = new CsvRecordScan(file.Open());
        while (scan.End < header.End && scan.Next())
            scan.TakeHash();
        scan.BeginHash(header.Bytes.Span);
        long first = header.End,
            row = 0,
            rows = 0;
        while (scan.Next())
        {
            if (countsBlanks || !scan.IsBlank)
                rows++;
            if (rows > 0 && scan.End >= Cut(shards.Count + 1))
                End();
        }
        if (rows > 0)
            End();
        return shards.Count > 0 ? (header.Columns, shards) : throw SourceFile.WithoutRows(file.Path, file.Source);

        double Cut(int number) => header.End + (double)(bytes - header.End) * number / count;

        void End()
        {
            shards.Add(new(0, file.Name, bytes, row, rows, first, scan.End - first, scan.TakeHash()));
            scan.BeginHash(header.Bytes.Span);
            (first, row, rows) = (scan.End, row + rows, 0);
        }
    }

    static (IReadOnlyList<string>, IReadOnlyList<InputShard>) ParquetShards(StoredFile file, long bytes, long? share)
    {
        using var local = file.Fetch();
        var (columns, groups) = ParquetFooter.Of(local, file);
        var total = groups.Sum();
        var count = share ?? Parts(total, ParquetRows);
        using var content = File.OpenRead(local.Path);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        var shards = new List<InputShard>();
        long row = 0,
            rows = 0;
        foreach (var group in groups)
        {
            rows += group;
            if (rows == 0 || row + rows < (double)total * (shards.Count + 1) / count)
                continue;
            shards.Add(new(0, file.Name, bytes, row, rows, 0, bytes, hash));
            (row, rows) = (row + rows, 0);
        }
        return shards.Count > 0 ? (columns, shards) : throw SourceFile.WithoutRows(file.Path, file.Source);
    }

    static long Parts(long whole, long part) => Math.Max(1, (whole + part - 1) / part);
}
