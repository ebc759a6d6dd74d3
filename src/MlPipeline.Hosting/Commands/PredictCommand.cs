using System.CommandLine;
using MlPipeline.DataLoaders;
using MlPipeline.Pipelines;

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
        var model = new ModelChoice(common);
        var explain = new Option<bool>("--explain")
        {
            Description =
                "Adds a column with the base value and one with each feature's contribution; they add up to the prediction.",
        };
        var command = new Command("predict", "Predict every row of a file with a model from the registry.")
        {
            input,
            common.Data,
            output,
        };
        model.AddTo(command);
        command.Options.Add(explain);
        command.SetAction(
            (parsed, cancellation) =>
            {
                var (version, package) = model.Open(parsed, terminal);
                var fitted = PipelineFiles.Read(project, package);
                var path = parsed.GetRequiredValue(output);
                var source = parsed.GetValue(input) is { } file
                    ? InputFile.Open(file, project.Fields.Exported("input").WithOptional(project.Label))
                    : project.Open(parsed.GetRequiredValue(common.Data));
                terminal.Report(
                    $"predicting the rows of {parsed.GetValue(input) ?? parsed.GetRequiredValue(common.Data)}"
                );
                var pipeline = new PredictPipeline(project, fitted, terminal, parsed.GetValue(explain));
                var rows = Predict(pipeline, source, path, cancellation);
                terminal.WriteLine(
                    $"Predicted {rows:N0} rows with version {version.Number} ({version.Family}, {model.ReferenceOf(parsed)}): {path}"
                );
                terminal.WriteJson(
                    new
                    {
                        Rows = rows,
                        Version = version.Number,
                        version.Family,
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
}
