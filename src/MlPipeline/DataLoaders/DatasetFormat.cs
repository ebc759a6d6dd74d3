namespace MlPipeline.DataLoaders;

/// <summary>The formats that datasets are written in.</summary>
public enum DatasetFormat
{
    /// <summary>CSV, as <see cref="CsvDatasetWriter"/> writes it.</summary>
    Csv,

    /// <summary>Parquet, as <see cref="ParquetDatasetWriter"/> writes it.</summary>
    Parquet,
}
