using MlPipeline.DataLoaders.Reading;
using MlPipeline.Fields;

namespace MlPipeline.DataLoaders.Sharding;

/// <summary>The rows that somebody hands in: a CSV or Parquet file, or a folder of such files in the ordinal order of their names.</summary>
/// <remarks>In a folder, names that begin with <c>_</c> or <c>.</c> and other endings are passed over; so are folders.</remarks>
public sealed class InputFiles
{
    /// <summary>What messages call a single file; a file of a folder goes by its name.</summary>
    public const string SingleSource = "input";

    const string Csv = ".csv";
    const string Parquet = ".parquet";

    readonly string path;
    readonly bool isFolder;

    InputFiles(string path, bool isFolder, IReadOnlyList<string> names)
    {
        this.path = path;
        this.isFolder = isFolder;
        Names = names;
    }

    /// <summary>The names of the files, without their folder, in the order of their rows.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Looks at what lies at a path.</summary>
    /// <exception cref="InputException">A folder has no such file, or a file has another ending.</exception>
    public static InputFiles At(string path)
    {
        if (!Directory.Exists(path))
            return IsCsv(path) || IsParquet(path)
                ? new(path, isFolder: false, [Path.GetFileName(path)])
                : throw Neither(path);
        string[] names =
        [
            .. Directory
                .EnumerateFiles(path)
                .Select(x => Path.GetFileName(x)!)
                .Where(x => x[0] is not ('_' or '.') && (IsCsv(x) || IsParquet(x)))
                .Order(StringComparer.Ordinal),
        ];
        return names.Length > 0
            ? new(path, isFolder: true, names)
            : throw new InputException(
                $"Folder \"{path}\" has no .csv or .parquet file.",
                "Correct the path; names that begin with _ or . are passed over."
            );
    }

    /// <summary>Opens a CSV or a Parquet file by its ending.</summary>
    /// <exception cref="InputException">It has another ending.</exception>
    public static DataLoader Open(string path, SourceSchema schema) =>
        IsCsv(path) ? new CsvDataLoader(path, schema)
        : IsParquet(path) ? new ParquetDataLoader(path, schema)
        : throw Neither(path);

    /// <summary>Opens one of the files, whole.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="fields">The fields whose exported names its columns have.</param>
    /// <param name="label">The field whose column need not be there.</param>
    public DataLoader Open(string name, FieldCatalogue fields, Field label) =>
        Open(PathOf(name), SchemaOf(name, fields, label));

    /// <summary>Opens one shard; <see cref="OpenShard.Dispose"/> takes away what it needed.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="fields">The fields whose exported names its columns have.</param>
    /// <param name="label">The field whose column need not be there.</param>
    /// <param name="scratch">A path for the rows of a CSV shard, which are copied out of their file; about as large as the shard.</param>
    /// <exception cref="InputException">The file is not the one that the shards were planned for.</exception>
    public OpenShard Open(InputShard shard, FieldCatalogue fields, Field label, string scratch)
    {
        var schema = SchemaOf(shard.File, fields, label);
        var file = PathOf(shard.File);
        using (var stream = SourceFile.Open(file, SourceOf(shard.File)))
            if (stream.Length != shard.FileBytes)
                throw OpenShard.Changed(file, $"{stream.Length:N0} bytes", $"{shard.FileBytes:N0}");
        if (IsParquet(shard.File))
            return new OpenShard(new ParquetDataLoader(file, schema, shard.FirstRow, shard.Rows), scratch: null);
        CsvSlice.Write(file, SourceOf(shard.File), shard, scratch);
        return new OpenShard(new CsvDataLoader(scratch, schema, shard.FirstRow), scratch);
    }

    internal string PathOf(string name) => isFolder ? Path.Combine(path, name) : path;

    internal string SourceOf(string name) => isFolder ? name : SingleSource;

    internal static bool IsParquet(string name) => name.EndsWith(Parquet, StringComparison.OrdinalIgnoreCase);

    static bool IsCsv(string name) => name.EndsWith(Csv, StringComparison.OrdinalIgnoreCase);

    static InputException Neither(string path) =>
        new($"Input \"{path}\" is neither a .csv nor a .parquet file.", "Give it the ending that says what it is.");

    SourceSchema SchemaOf(string name, FieldCatalogue fields, Field label) =>
        fields.Exported(SourceOf(name)).WithOptional(label);
}
