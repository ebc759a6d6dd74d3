using System.Text.Json;
using MlPipeline.DataLoaders.Sharding;
using MlPipeline.Hosting.Registry;
using MlPipeline.Pipelines;
using MlPipeline.Pipelines.Sharding;

namespace MlPipeline.Hosting.Commands.Batch;

/// <summary>Predicts one shard, by the plan in the folder of the run.</summary>
static class ShardRun
{
    /// <summary>Predicts it and says what part is in its place.</summary>
    /// <param name="project">The project.</param>
    /// <param name="terminal">Is told how far it is.</param>
    /// <param name="shard">The number of the shard.</param>
    /// <param name="output">The folder with the plan.</param>
    /// <param name="input">The file or folder; null for the one of the plan.</param>
    /// <param name="registry">The models registry; null for the one of the plan.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="InputException">The plan has no such shard, or the input or the model are not those of the plan.</exception>
    public static void Run(
        MlProject project,
        Terminal terminal,
        int shard,
        string output,
        string? input,
        string? registry,
        CancellationToken cancellation
    )
    {
        var part = Predict(project, terminal, shard, output, input, registry, cancellation);
        terminal.WriteLine($"Predicted {part.Rows:N0} rows: {Path.Combine(output, part.File)}");
        terminal.WriteJson(part);
    }

    /// <summary>The same for a process that another one started: a refusal is an answer, too.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Answer(
        MlProject project,
        Terminal terminal,
        int shard,
        string output,
        string? input,
        string? registry,
        CancellationToken cancellation
    )
    {
        using var parent = new ParentProcess(cancellation);
        ShardAnswer answer;
        try
        {
            answer = new(Predict(project, terminal, shard, output, input, registry, parent.Gone));
        }
        catch (InputException refused)
        {
            answer = new(null, refused.Problem, refused.Remedy);
        }
        terminal.Output.WriteLine(JsonSerializer.Serialize(answer, JsonSerializerOptions.Web));
        return answer.Part is null ? ExitCode.WrongInput : ExitCode.Done;
    }

    static PredictedPart Predict(
        MlProject project,
        Terminal terminal,
        int shard,
        string output,
        string? input,
        string? registry,
        CancellationToken cancellation
    )
    {
        var folder = new PartsFolder(output);
        var plan = ShardPlan.Read(folder.PlanPath);
        if (shard < 0 || shard >= plan.Shards.Count)
            throw new InputException(
                $"Shard {shard} does not exist; the plan in \"{output}\" has the shards 0 to {plan.Shards.Count - 1}.",
                "Correct the number."
            );
        terminal.Report($"taking model {plan.Model.Version} from {registry ?? plan.Registry}");
        var package = RegistryAddress.Open(registry ?? plan.Registry, TimeProvider.System).Open(plan.Model.Version);
        if (package.Sha256 != plan.Model.Sha256)
            throw new InputException(
                $"{package.Origin} has the SHA-256 {package.Sha256}, expected {plan.Model.Sha256} by the plan.",
                "Name the registry that the run began with, or predict into another output."
            );
        terminal.Report($"predicting shard {shard} of {input ?? plan.Input}");
        return new ShardPrediction(project, PipelineFiles.Read(project, package), terminal).Run(
            plan,
            shard,
            InputFiles.At(input ?? plan.Input),
            folder,
            cancellation
        );
    }
}
