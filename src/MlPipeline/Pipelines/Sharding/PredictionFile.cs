using MlPipeline.DataLoaders;

namespace MlPipeline.Pipelines.Sharding;

/// <summary>Writes the predictions of sources, one after the other, into one file that is there whole or not at all.</summary>
public static class PredictionFile
{
    /// <summary>Predicts all rows.</summary>
    /// <param name="pipeline">Predicts.</param>
    /// <param name="sources">Where the rows come from.</param>
    /// <param name="path">The file.</param>
    /// <param name="format">Its format.</param>
    /// <param name="check">Is told how many rows there are before the file is put in its place; throws where that must not be.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>How many rows there are.</returns>
    /// <exception cref="InputException">A row cannot be used, or the file cannot be written.</exception>
    public static long Write(
        PredictPipeline pipeline,
        IEnumerable<DataLoader> sources,
        string path,
        DatasetFormat format,
        Action<long>? check = null,
        CancellationToken cancellation = default
    )
    {
        IDatasetWriter? writer = null;
        string[] columns = [];
        try
        {
            long rows = 0;
            foreach (var source in sources)
            foreach (var batch in pipeline.Predict(source, cancellation))
            {
                string[] names = [.. batch.Columns.Select(x => x.Field.Name)];
                if (writer is null)
                    (writer, columns) = (
                        DatasetFile.Create(format, path, [.. batch.Columns.Select(x => x.Field)]),
                        names
                    );
                else if (!columns.SequenceEqual(names))
                    throw new InputException(
                        $"The predictions of \"{source.Source}\" have the columns {string.Join(", ", names)}, those before {string.Join(", ", columns)}.",
                        "Give all files of a folder the same columns."
                    );
                writer.Write(batch);
                rows += batch.RowCount;
            }
            check?.Invoke(rows);
            writer?.Complete();
            return rows;
        }
        finally
        {
            writer?.Dispose();
        }
    }
}
