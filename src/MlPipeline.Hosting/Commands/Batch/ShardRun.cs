using System.Text.Json;
using MlPipeline.Hosting.Registry;
using MlPipeline.Hosting.Storage;
using MlPipeline.Pipelines;
using MlPipeline.Pipelines.Sharding;

namespace MlPipeline.Hosting.Commands.Batch;

/// <summary>Predicts one shard, by the plan in the folder of the run.</summary>
/// <param name="project">The project.</param>
/// <param name="terminal">Is told how far it is.</param>
/// <param name="shard">The number of the shard.</param>
/// <param name="output">The output of the run, or the folder with its plan.</param>
/// <param name="input">The file or folder; null for the one of the plan.</param>
/// <param name="registry">The models registry; null for the one of the plan.</param>
sealed class ShardRun(MlProject project, Terminal terminal, int shard, string output, string? input, string? registry)
{
    /// <summary>Predicts it and says what part is in its place.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    /// <exception cref="InputException">The plan has no such shard, or the input or the model are not those of the plan.</exception>
    public int Run(CancellationToken cancellation)
    {
        var part = Predict(cancellation);
        var folder = StoreAddress.OutputFolder(new BatchOutput(output).PartsAddress);
        terminal.WriteLine($"Predicted {part.Rows:N0} rows: {folder.PathOf(part.File)}");
        terminal.WriteJson(part);
        return ExitCode.Done;
    }

    /// <summary>The same for a process that another one started: a refusal is an answer, too.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Answer(CancellationToken cancellation)
    {
        using var parent = new ParentProcess(cancellation);
        ShardAnswer answer;
        try
        {
            answer = new(Predict(parent.Gone));
        }
        catch (InputException refused)
        {
            answer = new(null, refused.Problem, refused.Remedy);
        }
        terminal.Output.WriteLine(JsonSerializer.Serialize(answer, JsonSerializerOptions.Web));
        return answer.Part is null ? ExitCode.WrongInput : ExitCode.Done;
    }

    PredictedPart Predict(CancellationToken cancellation)
    {
        var folder = new BatchOutput(output).Parts;
        var plan = folder.ReadPlan();
        if (shard < 0 || shard >= plan.Shards.Count)
            throw new InputException(
                $"Shard {shard} does not exist; the plan in \"{output}\" has the shards 0 to {plan.Shards.Count - 1}.",
                "Correct the number."
            );
        // Whoever distributes shards may give one twice.
        if (folder.Placed(plan, shard) is { } placed)
            return placed;
        var (from, rows) = (registry ?? plan.Registry, input ?? plan.Input);
        var files = StoreAddress.Input(rows);
        terminal.Report($"taking model {plan.Model.Version} from {from}");
        var package = RegistryAddress.Open(from, TimeProvider.System).Open(plan.Model.Version);
        if (package.Sha256 != plan.Model.Sha256)
            throw new InputException(
                $"{package.Origin} has the SHA-256 {package.Sha256}, expected {plan.Model.Sha256} by the plan.",
                "Name the registry that the run began with, or predict into another output."
            );
        terminal.Report($"predicting shard {shard} of {rows}");
        var prediction = new ShardPrediction(project, PipelineFiles.Read(project, package), terminal);
        return prediction.Run(plan, shard, files, folder, cancellation);
    }
}
