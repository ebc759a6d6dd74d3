using MlPipeline.Fields;

namespace MlPipeline.DataLoaders;

/// <summary>What the ending of a file's name says about its format.</summary>
public static class DatasetFile
{
    const string Csv = ".csv";
    const string Parquet = ".parquet";

    /// <summary>The format that a name's ending stands for; null where it stands for none.</summary>
    public static DatasetFormat? FormatOf(string name) =>
        name.EndsWith(Csv, StringComparison.OrdinalIgnoreCase) ? DatasetFormat.Csv
        : name.EndsWith(Parquet, StringComparison.OrdinalIgnoreCase) ? DatasetFormat.Parquet
        : null;

    /// <summary>The ending of a format, with its dot.</summary>
    public static string EndingOf(DatasetFormat format) => format == DatasetFormat.Csv ? Csv : Parquet;

    /// <summary>Starts a file that has the given columns.</summary>
    /// <exception cref="InputException">The path may not be written, or the format cannot have these columns.</exception>
    public static IDatasetWriter Create(DatasetFormat format, string path, IReadOnlyList<Field> fields) =>
        format == DatasetFormat.Csv ? new CsvDatasetWriter(path, fields) : new ParquetDatasetWriter(path, fields);
}
