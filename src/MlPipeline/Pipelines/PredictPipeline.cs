using MlPipeline.DataLoaders;
using MlPipeline.Fields;
using MlPipeline.Models.Common;

namespace MlPipeline.Pipelines;

/// <summary>Rows → predictions, batch by batch: memory does not grow with the input.</summary>
/// <param name="project">The project.</param>
/// <param name="fitted">The fitted pipeline.</param>
/// <param name="progress">Is told how far it is.</param>
/// <param name="explain">Whether the output has, beside each prediction, the base value and each feature's contribution.</param>
public sealed class PredictPipeline(
    MlProject project,
    FittedPipeline fitted,
    IProgress<string>? progress = null,
    bool explain = false
)
{
    /// <summary>The exported name of the column with the base value of explanations, in label units.</summary>
    public const string BaseValue = "base_value";

    /// <summary>The exported name of the column with a feature's contribution, in label units, is this and the feature's name.</summary>
    public const string ContributionPrefix = "contribution_";

    /// <summary>Progress is told every so many rows.</summary>
    const int ProgressRows = 1_000_000;

    /// <summary>The field that predictions are exported under: the label's name with <c>_predicted</c>, in label units.</summary>
    public Field Prediction { get; } =
        Field.Number($"{project.Label.Name}_predicted", project.Label.Unit, $"Prediction of {project.Label.Name}.");

    /// <summary>The fields of the output: the project's keys, the label where the input has it, and the prediction.</summary>
    public IReadOnlyList<Field> OutputOf(Dataset rows) =>
        [.. project.Keys, .. rows.Has(project.Label) ? [project.Label.Optional()] : Array.Empty<Field>(), Prediction];

    /// <summary>Predicts every row of one batch.</summary>
    /// <returns>The columns of <see cref="OutputOf"/>, and the contributions where they are asked for.</returns>
    /// <exception cref="InputException">Explanations are asked for, and the model has none.</exception>
    public Dataset Predict(Dataset rows)
    {
        var features = fitted.Features.Apply(rows);
        return new Dataset([
            .. OutputOf(rows)
                .Select(field =>
                    field == Prediction
                        ? new NumberColumn(Prediction, fitted.Predict(features))
                        : rows.Select(field).Columns[0]
                ),
            .. explain ? Explained(fitted.Model.Explain(features)) : [],
        ]);
    }

    /// <summary>Predicts every row of a source, in its order, on all cores.</summary>
    /// <returns>The same columns, batch by batch.</returns>
    /// <exception cref="InputException">As <see cref="DataLoader.ReadBatches"/>.</exception>
    public IEnumerable<Dataset> Predict(DataLoader input, CancellationToken cancellation = default)
    {
        // As many batches are under way as there are cores; they are handed on in the order in which they were read.
        // On a single core nothing is won by it: a process that has one takes one.
        var most = Environment.ProcessorCount == 1 ? 0 : Environment.ProcessorCount;
        var underWay = new Queue<Task<Dataset>>();
        long rows = 0,
            told = 0;
        foreach (var batch in input.ReadBatches(cancellation: cancellation))
        {
            underWay.Enqueue(Task.Run(() => Predict(batch), cancellation));
            if (underWay.Count > most)
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

    IEnumerable<NumberColumn> Explained(Contributions contributions)
    {
        yield return Column(BaseValue, _ => contributions.BaseValue);
        for (var feature = 0; feature < contributions.Features.Count; feature++)
        {
            var position = feature;
            yield return Column(
                ContributionPrefix + contributions.Features[feature],
                row => contributions[row][position]
            );
        }

        NumberColumn Column(string name, Func<int, double> value) =>
            new(
                Field.Number(name, project.Label.Unit),
                Enumerable.Range(0, contributions.RowCount).Select(value).ToArray()
            );
    }
}
