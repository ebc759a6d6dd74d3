using System.CommandLine;
using MlPipeline.DataLoaders;
using MlPipeline.DataLoaders.Sharding;
using MlPipeline.Hosting.Commands.Batch;
using MlPipeline.Hosting.Commands.OnKubernetes;
using MlPipeline.Hosting.Storage;
using MlPipeline.Pipelines;
using MlPipeline.Pipelines.Sharding;

namespace MlPipeline.Hosting.Commands;

/// <summary><c>predict</c>: takes a model from the registry and predicts every row of a file, or of the sources.</summary>
static class PredictCommand
{
    public static Command Create(MlProject project, CommonOptions common, Terminal terminal)
    {
        var input = new Option<string?>("--input")
        {
            Description =
                "A CSV or Parquet file with the exported names of the fields, or a folder of such files, which are taken in the ordinal order of their names; the label need not be there. Either may lie in Azure Blob Storage: https://ACCOUNT.blob.core.windows.net/CONTAINER/PATH, reached as a models registry there is. Without it all rows of the sources are predicted.",
            HelpName = "file|folder|url",
        };
        var output = new Option<string>("--output")
        {
            Description =
                "The file with the predictions: Parquet where it ends in .parquet, else CSV. With --on it may be a folder. Either may lie in Azure Blob Storage, as for --input.",
            DefaultValueFactory = _ => "artifacts/predictions/predictions.csv",
            HelpName = "file|folder|url",
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
        var batch = new BatchOptions();
        batch.AddTo(command, input, output);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var path = parsed.GetRequiredValue(output);
                if (batch.ShardOf(parsed) is { } shard)
                {
                    var registry = parsed.GetResult(common.Registry) is { Implicit: false }
                        ? parsed.GetValue(common.Registry)
                        : null;
                    var run = new ShardRun(project, terminal, shard, path, parsed.GetValue(input), registry);
                    return batch.HasParent(parsed) ? run.Answer(cancellation) : run.Run(cancellation);
                }
                if (batch.IsCompletion(parsed))
                {
                    await new BatchOutput(path).CompleteAsync(terminal, cancellation);
                    return ExitCode.Done;
                }
                if (batch.PlaceOf(parsed) == Place.Kubernetes)
                    return await new ClusterPredict(project.Name, batch, model, common.Registry, terminal).RunAsync(
                        parsed,
                        path,
                        cancellation
                    );
                var (version, package) = model.Open(parsed, terminal);
                if (batch.IsPlanOnly(parsed) || batch.PlaceOf(parsed) is not null)
                {
                    var run = new BatchRun(
                        project,
                        terminal,
                        version,
                        parsed.GetRequiredValue(common.Registry),
                        parsed.GetValue(explain),
                        batch.FormatOf(parsed, path)
                    );
                    var (rowsOf, shards) = (parsed.GetValue(input)!, batch.ShardsOf(parsed));
                    return batch.IsPlanOnly(parsed)
                        ? await run.PlanAsync(rowsOf, path, shards, cancellation)
                        : await run.RunAsync(rowsOf, path, shards, batch.WorkersOf(parsed), cancellation);
                }
                var fitted = PipelineFiles.Read(project, package);
                var (store, name) = StoreAddress.OutputFile(path);
                var sources = parsed.GetValue(input) is { } file
                    ? Sources(project, StoreAddress.Input(file))
                    : [project.Open(parsed.GetRequiredValue(common.Data))];
                terminal.Report(
                    $"predicting the rows of {parsed.GetValue(input) ?? parsed.GetRequiredValue(common.Data)}"
                );
                var pipeline = new PredictPipeline(project, fitted, terminal, parsed.GetValue(explain));
                var format = DatasetFile.FormatOf(path) ?? DatasetFormat.Csv;
                long rows = 0;
                store.Put(
                    name,
                    x => rows = PredictionFile.Write(pipeline, sources, x, format, cancellation: cancellation)
                );
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
                return ExitCode.Done;
            }
        );
        return command;
    }

    static IEnumerable<DataLoader> Sources(MlProject project, InputFiles files)
    {
        foreach (var name in files.Names)
        {
            using var open = files.Open(name, project.Fields, project.Label);
            yield return open.Loader;
        }
    }
}
