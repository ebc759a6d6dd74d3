using MlPipeline.DataLoaders;
using MlPipeline.Fields;

namespace MlPipeline.Hosting.Commands;

/// <summary>A file of rows that somebody hands to a command.</summary>
static class InputFile
{
    /// <summary>Opens a CSV or a Parquet file by its ending.</summary>
    /// <exception cref="InputException">It has another ending.</exception>
    public static DataLoader Open(string path, SourceSchema schema) =>
        Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".csv" => new CsvDataLoader(path, schema),
            ".parquet" => new ParquetDataLoader(path, schema),
            _ => throw new InputException(
                $"Input \"{path}\" is neither a .csv nor a .parquet file.",
                "Give it the ending that says what it is."
            ),
        };
}
