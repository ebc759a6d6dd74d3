using System.CommandLine;
using System.Globalization;
using MlPipeline.DataLoaders;
using MlPipeline.Pipelines;
using MlPipeline.Registry;

namespace MlPipeline.Hosting.Commands;

/// <summary><c>predict</c>: takes a model from the registry and predicts every row of a file, or of the sources.</summary>
static class PredictCommand
{
    public static Command Create(MlProject project, CommonOptions common, Terminal terminal)
    {
        var input = new Option<string?>("--input")
        {
            Description =
                "A CSV or Parquet file with the exported names of the fields; the label need not be there. Without it all rows of the sources are predicted.",
            HelpName = "file",
        };
        var output = new Option<string>("--output")
        {
            Description = "The CSV file with the predictions.",
            DefaultValueFactory = _ => "artifacts/predictions/predictions.csv",
            HelpName = "file",
        };
        var version = new Option<int?>("--model-version")
        {
            Description = "The version of the model to use.",
            HelpName = "n",
        };
        var alias = new Option<string?>("--alias")
        {
            Description = $"The alias of the model to use. [default: {Aliases.Champion}]",
            HelpName = "alias",
        };
        var command = new Command("predict", "Predict every row of a file with a model from the registry.")
        {
            input,
            common.Data,
            output,
            common.Registry,
            version,
            alias,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(version) is not null && result.GetValue(alias) is not null)
                result.AddError("--model-version and --alias exclude each other: give one of the two.");
        });
        command.SetAction(
            (parsed, cancellation) =>
            {
                var reference =
                    parsed.GetValue(version)?.ToString(CultureInfo.InvariantCulture)
                    ?? parsed.GetValue(alias)
                    ?? Aliases.Champion;
                var folder = parsed.GetRequiredValue(common.Registry);
                terminal.Report($"taking model {reference} from {folder}");
                var registry = new FolderModelsRegistry(folder, TimeProvider.System);
                var model = registry.Resolve(reference);
                var fitted = PipelineFiles.Read(project, registry.Open(model.Number));
                var path = parsed.GetRequiredValue(output);
                var source = parsed.GetValue(input) is { } file
                    ? OpenFile(project, file)
                    : project.Open(parsed.GetRequiredValue(common.Data));
                terminal.Report(
                    $"predicting the rows of {parsed.GetValue(input) ?? parsed.GetRequiredValue(common.Data)}"
                );
                var rows = Predict(new PredictPipeline(project, fitted, terminal), source, path, cancellation);
                terminal.WriteLine(
                    $"Predicted {rows:N0} rows with version {model.Number} ({model.Family}, {reference}): {path}"
                );
                terminal.WriteJson(
                    new
                    {
                        Rows = rows,
                        Version = model.Number,
                        model.Family,
                        Output = path,
                    }
                );
                return Task.FromResult(ExitCode.Done);
            }
        );
        return command;
    }

    static long Predict(PredictPipeline pipeline, DataLoader source, string path, CancellationToken cancellation)
    {
        CsvDatasetWriter? writer = null;
        try
        {
            long rows = 0;
            foreach (var batch in pipeline.Predict(source, cancellation))
            {
                writer ??= new CsvDatasetWriter(path, [.. batch.Columns.Select(x => x.Field)]);
                writer.Write(batch);
                rows += batch.RowCount;
            }
            writer?.Complete();
            return rows;
        }
        finally
        {
            writer?.Dispose();
        }
    }

    static DataLoader OpenFile(MlProject project, string path)
    {
        var schema = project.Fields.Exported(path).WithOptional(project.Label);
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".csv" => new CsvDataLoader(path, schema),
            ".parquet" => new ParquetDataLoader(path, schema),
            _ => throw new InputException(
                $"Input \"{path}\" is neither a .csv nor a .parquet file.",
                "Give it the ending that says what it is."
            ),
        };
    }
}
