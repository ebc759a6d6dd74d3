using MlPipeline.Fields;
using MlPipeline.Storage;

namespace MlPipeline.DataLoaders.Sharding;

/// <summary>The rows that somebody hands in: a CSV or Parquet file, or a folder of such files in the ordinal order of their names.</summary>
/// <remarks>In a folder, names that begin with <c>_</c> or <c>.</c> and other endings are passed over; so are folders.</remarks>
public sealed class InputFiles
{
    /// <summary>What messages call a single file; a file of a folder goes by its name.</summary>
    public const string SingleSource = "input";

    readonly IFileStore store;
    readonly bool isFolder;

    InputFiles(IFileStore store, bool isFolder, IReadOnlyList<string> names)
    {
        this.store = store;
        this.isFolder = isFolder;
        Names = names;
    }

    /// <summary>The names of the files, without their folder, in the order of their rows.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Looks at what lies at a path of this machine.</summary>
    /// <exception cref="InputException">A folder has no such file, or a file has another ending.</exception>
    public static InputFiles At(string path) =>
        Directory.Exists(path)
            ? AllOf(new FolderStore(path))
            : OneOf(new FolderStore(Path.GetDirectoryName(path) ?? ""), Path.GetFileName(path));

    /// <summary>One file of a place.</summary>
    /// <exception cref="InputException">It has another ending.</exception>
    public static InputFiles OneOf(IFileStore store, string name) =>
        DatasetFile.FormatOf(name) is not null
            ? new(store, isFolder: false, [name])
            : throw Neither(store.PathOf(name));

    /// <summary>All files of a place.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public static InputFiles AllOf(IFileStore store)
    {
        string[] names =
        [
            .. store
                .Names()
                .Where(x => x[0] is not ('_' or '.') && DatasetFile.FormatOf(x) is not null)
                .Order(StringComparer.Ordinal),
        ];
        return names.Length > 0
            ? new(store, isFolder: true, names)
            : throw new InputException(
                $"Folder \"{store.Name}\" has no .csv or .parquet file.",
                "Correct the path; names that begin with _ or . are passed over."
            );
    }

    /// <summary>Opens a CSV or a Parquet file by its ending.</summary>
    /// <exception cref="InputException">It has another ending.</exception>
    public static DataLoader Open(string path, SourceSchema schema) =>
        DatasetFile.FormatOf(path) switch
        {
            DatasetFormat.Csv => new CsvDataLoader(path, schema),
            DatasetFormat.Parquet => new ParquetDataLoader(path, schema),
            _ => throw Neither(path),
        };

    /// <summary>Opens one of the files, whole.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="fields">The fields whose exported names its columns have.</param>
    /// <param name="label">The field whose column need not be there.</param>
    public OpenInput Open(string name, FieldCatalogue fields, Field label)
    {
        var local = FileOf(name).Fetch();
        return new OpenInput(Open(local.Path, SchemaOf(name, fields, label)), local);
    }

    /// <summary>Opens one shard; <see cref="OpenInput.Dispose"/> takes away what it needed.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="fields">The fields whose exported names its columns have.</param>
    /// <param name="label">The field whose column need not be there.</param>
    /// <param name="scratch">A path for the rows of a CSV shard, which are copied out of their file; about as large as the shard.</param>
    /// <exception cref="InputException">The file is not the one that the shards were planned for.</exception>
    public OpenInput Open(InputShard shard, FieldCatalogue fields, Field label, string scratch)
    {
        var schema = SchemaOf(shard.File, fields, label);
        var file = FileOf(shard.File);
        using (var stream = file.Open())
            if (stream.Length != shard.FileBytes)
                throw OpenInput.Changed(file.Path, $"{stream.Length:N0} bytes", $"{shard.FileBytes:N0}");
        if (IsParquet(shard.File))
        {
            var local = file.Fetch();
            return new OpenInput(new ParquetDataLoader(local.Path, schema, shard.FirstRow, shard.Rows), local);
        }
        CsvSlice.Write(file, shard, scratch);
        return new OpenInput(new CsvDataLoader(scratch, schema, shard.FirstRow), new LocalFile(scratch, isCopy: true));
    }

    internal StoredFile FileOf(string name) => new(store, name, SourceOf(name));

    internal static bool IsParquet(string name) => DatasetFile.FormatOf(name) == DatasetFormat.Parquet;

    static InputException Neither(string path) =>
        new($"Input \"{path}\" is neither a .csv nor a .parquet file.", "Give it the ending that says what it is.");

    string SourceOf(string name) => isFolder ? name : SingleSource;

    SourceSchema SchemaOf(string name, FieldCatalogue fields, Field label) =>
        fields.Exported(SourceOf(name)).WithOptional(label);
}
