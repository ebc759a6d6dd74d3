using MlPipeline.DataLoaders;
using MlPipeline.Features.Common;
using MlPipeline.Fields;
using MlPipeline.Models.Common;

namespace MlPipeline.Pipelines;

/// <summary>Fitted features and a fitted model: from fields to predictions. Safe to use from several threads at once.</summary>
/// <param name="Family">The name of the model's family.</param>
/// <param name="Features">The fitted features.</param>
/// <param name="Model">The fitted model.</param>
public sealed record FittedPipeline(string Family, FittedFeatures Features, FittedModel Model)
{
    /// <summary>A core takes so many rows at a time: enough to be worth the handing over.</summary>
    const int ParallelRows = 2_048;

    /// <summary>Fits features and then the model on rows that have a label.</summary>
    /// <exception cref="InputException">A row has no label, or the rows cannot be fitted.</exception>
    public static FittedPipeline Fit(
        MlProject project,
        ModelFamily family,
        Dataset training,
        int seed,
        CancellationToken cancellation = default
    )
    {
        var labels = LabelsOf(project, training);
        var features = project.FeaturesOf(family.Scope).Fit(training);
        var model = family.Fit(new TrainingSet(features.Apply(training), labels), seed, cancellation);
        return new FittedPipeline(family.Name, features, model);
    }

    /// <summary>Predicts the label of each row, in label units.</summary>
    public double[] Predict(Dataset rows) => Predict(Features.Apply(rows));

    /// <summary>Predicts the label of each row on all cores where there are many rows; to the bit as <see cref="Predict(Dataset)"/>.</summary>
    public double[] PredictInParallel(Dataset rows)
    {
        if (rows.RowCount < 2 * ParallelRows || Environment.ProcessorCount == 1)
            return Predict(rows);
        var predictions = new double[rows.RowCount];
        Parallel.For(
            0,
            (rows.RowCount + ParallelRows - 1) / ParallelRows,
            part =>
            {
                var start = part * ParallelRows;
                var slice = rows.Slice(start, Math.Min(ParallelRows, rows.RowCount - start));
                Model.Predict(Features.Apply(slice), predictions.AsSpan(start, slice.RowCount));
            }
        );
        return predictions;
    }

    /// <summary>Predicts the label of each row of features, in label units.</summary>
    public double[] Predict(FeatureMatrix rows)
    {
        var predictions = new double[rows.RowCount];
        Model.Predict(rows, predictions);
        return predictions;
    }

    /// <summary>What each feature contributes to the prediction of each row.</summary>
    /// <exception cref="InputException">The model does not explain itself, or was stored before models did.</exception>
    public Contributions Explain(Dataset rows) => Model.Explain(Features.Apply(rows));

    /// <summary>Prediction − label of each row, in label units.</summary>
    /// <exception cref="InputException">A row has no label.</exception>
    internal double[] ErrorsOf(MlProject project, Dataset rows)
    {
        var labels = LabelsOf(project, rows);
        return [.. Predict(rows).Select((x, row) => x - labels[row])];
    }

    /// <summary>The label of each row.</summary>
    /// <exception cref="InputException">A row has none.</exception>
    internal static double[] LabelsOf(MlProject project, Dataset rows)
    {
        var labels = rows.Number(project.Label);
        for (var row = 0; row < labels.Count; row++)
            if (labels.IsMissing(row))
                throw new InputException(
                    $"Label \"{project.Label}\" is missing in row {row + 1}{Day(project.Date, rows, row)}.",
                    "Training and evaluation need a label in every row: fill it in, or take the row out."
                );
        return labels.Values.ToArray();
    }

    static string Day(Field? date, Dataset rows, int row) =>
        date is null || !rows.Has(date) ? "" : $" ({rows.Date(date).Display(row)})";
}
