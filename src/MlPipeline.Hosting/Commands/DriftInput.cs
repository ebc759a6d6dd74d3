using MlPipeline.DataLoaders;
using MlPipeline.DataLoaders.Sharding;
using MlPipeline.Drift;
using MlPipeline.Fields;
using MlPipeline.Hosting.Serving.Logging;
using MlPipeline.Pipelines;
using MlPipeline.Registry;

namespace MlPipeline.Hosting.Commands;

/// <summary>The new rows of a drift check, with the model's predictions where it can make them.</summary>
sealed class DriftInput(MlProject project, ModelPackage package, int version)
{
    readonly ModelSignature signature = package.Metadata.Signature;
    readonly List<string> notes = [];
    bool isNoted;

    /// <summary>What to know about the columns; complete when the rows were read.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>The rows of a file, whatever columns it has, or of a folder of sources.</summary>
    /// <param name="path">The file or the folder.</param>
    /// <param name="from">The first day to look at; null for all rows.</param>
    /// <param name="cancellation">Ends the reading between two batches.</param>
    public IEnumerable<DriftBatch> OfPath(string path, DateOnly? from, CancellationToken cancellation)
    {
        var fitted = PipelineFiles.Read(project, package);
        var loader = Directory.Exists(path)
            ? project.Open(path)
            : InputFiles.Open(path, project.Fields.Exported("input").AsFound());
        foreach (var rows in loader.ReadBatches(cancellation: cancellation).Select(x => From(x, from)))
            if (rows.RowCount > 0)
                yield return new DriftBatch(rows, Predict(fitted, rows));
    }

    /// <summary>The rows of a service's prediction log, with the predictions that stand there.</summary>
    public IEnumerable<DriftBatch> OfLog(string path, CancellationToken cancellation)
    {
        var inputs = signature.Inputs.Select(x => x.Name).ToHashSet(StringComparer.Ordinal);
        return new PredictionLogReader(
            path,
            [.. project.Fields.All.Where(x => inputs.Contains(x.Name)).Select(x => x.Optional())],
            version
        ).Read(cancellation);
    }

    Dataset From(Dataset rows, DateOnly? from)
    {
        if (from is not { } first || project.Date is not { } date || !rows.Has(date))
            return rows;
        var days = rows.Date(date);
        return rows.Take([.. Enumerable.Range(0, rows.RowCount).Where(row => days.DayNumbers[row] >= first.DayNumber)]);
    }

    double[]? Predict(FittedPipeline fitted, Dataset rows)
    {
        string[] missing = [.. signature.Inputs.Select(x => x.Name).Where(x => !Has(rows, x))];
        Note(rows, missing);
        if (missing.Length > 0)
            return null;
        // Flows put something in the place of a number, but a day or a text that the model needs must be there.
        Column[] needed =
        [
            .. signature
                .Inputs.Where(x => x.Required && x.Type != FieldType.Number)
                .Select(x => rows.Columns.First(column => column.Field.Name == x.Name)),
        ];
        int[] usable =
        [
            .. Enumerable.Range(0, rows.RowCount).Where(row => !Array.Exists(needed, x => x.IsMissing(row))),
        ];
        if (usable.Length == rows.RowCount)
            return fitted.PredictInParallel(rows);
        var predictions = new double[rows.RowCount];
        Array.Fill(predictions, double.NaN);
        if (usable.Length == 0)
            return predictions;
        var made = fitted.PredictInParallel(rows.Take(usable));
        for (var i = 0; i < usable.Length; i++)
            predictions[usable[i]] = made[i];
        return predictions;
    }

    void Note(Dataset rows, string[] missing)
    {
        if (isNoted)
            return;
        isNoted = true;
        string[] unknown =
        [
            .. rows.Columns.Select(x => x.Field.Name).Where(x => project.Fields.All.All(field => field.Name != x)),
        ];
        if (unknown.Length > 0)
            notes.Add(
                $"No field knows {(unknown.Length == 1 ? "the column" : "the columns")} {Quoted(unknown)}: {(unknown.Length == 1 ? "it was" : "they were")} left out."
            );
        if (missing.Length > 0)
            notes.Add($"The model needs {Quoted(missing)}, which the new data do not have: nothing was predicted.");
    }

    static bool Has(Dataset rows, string name) => rows.Columns.Any(x => x.Field.Name == name);

    static string Quoted(string[] names) => string.Join(", ", names.Select(x => $"\"{x}\""));
}
