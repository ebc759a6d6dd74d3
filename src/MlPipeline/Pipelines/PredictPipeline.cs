using MlPipeline.DataLoaders;
using MlPipeline.Fields;

namespace MlPipeline.Pipelines;

/// <summary>Rows → predictions, batch by batch: memory does not grow with the input.</summary>
public sealed class PredictPipeline(MlProject project, FittedPipeline fitted, IProgress<string>? progress = null)
{
    /// <summary>Progress is told every so many rows.</summary>
    const int ProgressRows = 1_000_000;

    /// <summary>The field that predictions are exported under: the label's name with <c>_predicted</c>, in label units.</summary>
    public Field Prediction { get; } =
        Field.Number($"{project.Label.Name}_predicted", project.Label.Unit, $"Prediction of {project.Label.Name}.");

    /// <summary>The fields of the output: the project's keys, the label where the input has it, and the prediction.</summary>
    public IReadOnlyList<Field> OutputOf(Dataset rows) =>
        [.. project.Keys, .. rows.Has(project.Label) ? [project.Label.Optional()] : Array.Empty<Field>(), Prediction];

    /// <summary>Predicts every row of one batch.</summary>
    /// <returns>The columns of <see cref="OutputOf"/>.</returns>
    public Dataset Predict(Dataset rows) =>
        new([
            .. OutputOf(rows)
                .Select(field =>
                    field == Prediction
                        ? new NumberColumn(Prediction, fitted.Predict(rows))
                        : rows.Select(field).Columns[0]
                ),
        ]);

    /// <summary>Predicts every row of a source, in its order, on all cores.</summary>
    /// <returns>The columns of <see cref="OutputOf"/>, batch by batch.</returns>
    /// <exception cref="InputException">As <see cref="DataLoader.ReadBatches"/>.</exception>
    public IEnumerable<Dataset> Predict(DataLoader input, CancellationToken cancellation = default)
    {
        // As many batches are under way as there are cores; they are handed on in the order in which they were read.
        var underWay = new Queue<Task<Dataset>>();
        long rows = 0,
            told = 0;
        foreach (var batch in input.ReadBatches(cancellation: cancellation))
        {
            underWay.Enqueue(Task.Run(() => Predict(batch), cancellation));
            if (underWay.Count > Environment.ProcessorCount)
                yield return underWay.Dequeue().GetAwaiter().GetResult();
            rows += batch.RowCount;
            if (rows / ProgressRows > told)
            {
                told = rows / ProgressRows;
                progress?.Report($"predicted {rows:N0} rows");
            }
        }
        while (underWay.TryDequeue(out var last))
            yield return last.GetAwaiter().GetResult();
    }
}
