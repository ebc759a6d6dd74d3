using System.Diagnostics;
using System.Globalization;
using MlPipeline.DataLoaders;
using MlPipeline.DataLoaders.Sharding;
using MlPipeline.Hosting.Storage;
using MlPipeline.Pipelines;
using MlPipeline.Pipelines.Sharding;
using MlPipeline.Registry;

namespace MlPipeline.Hosting.Commands.Batch;

/// <summary>Predicts a file or a folder of files shard by shard, in processes of their own.</summary>
/// <param name="project">The project.</param>
/// <param name="terminal">Is told how far it is.</param>
/// <param name="version">The model.</param>
/// <param name="registry">Where the model is.</param>
/// <param name="explain">Whether contributions are written beside predictions.</param>
/// <param name="format">The format of the predictions.</param>
sealed class BatchRun(
    MlProject project,
    Terminal terminal,
    RegisteredVersion version,
    string registry,
    bool explain,
    DatasetFormat format
)
{
    /// <summary>Predicts all shards that are not in their place.</summary>
    /// <param name="input">The file or the folder.</param>
    /// <param name="output">The file or the folder.</param>
    /// <param name="shards">About how many shards there are; null for the rule.</param>
    /// <param name="workers">How many processes there are at a time.</param>
    /// <param name="cancellation">Ends the processes.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    /// <exception cref="InputException">The input or the output cannot be used.</exception>
    public async Task<int> RunAsync(
        string input,
        string output,
        int? shards,
        int workers,
        CancellationToken cancellation
    )
    {
        // First of all: an address that has a secret in it is refused before anything repeats it.
        var (files, target) = (StoreAddress.Input(input), new BatchOutput(output));
        var plan = PlanOf(files, input, shards);
        int predicted;
        using (await target.BeginAsync(plan, terminal, cancellation))
        {
            var placed = target.Parts.Placed(plan);
            predicted = plan.Shards.Count - placed.Count;
            if (placed.Count > 0)
                terminal.Inform($"{placed.Count} of {plan.Shards.Count} shards are in their place");
            var local = new LocalWorkers(project, workers, x => ArgumentsOf(target.PartsAddress, x));
            if (await PredictAsync(local, plan, placed, cancellation) is { } failure)
                return Report(failure, plan);
            terminal.Report($"putting {output} in its place");
            target.Complete(plan, [.. placed.Values]);
        }
        target.Clean();
        target.Tell(terminal, plan, predicted);
        return ExitCode.Done;
    }

    /// <summary>Only splits the input, and puts the plan where the parts go.</summary>
    /// <param name="input">The file or the folder.</param>
    /// <param name="output">The file or the folder.</param>
    /// <param name="shards">About how many shards there are; null for the rule.</param>
    /// <param name="cancellation">Ends the waiting for another run.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    /// <exception cref="InputException">The input or the output cannot be used.</exception>
    public async Task<int> PlanAsync(string input, string output, int? shards, CancellationToken cancellation)
    {
        var (files, target) = (StoreAddress.Input(input), new BatchOutput(output));
        var (plan, parts) = (PlanOf(files, input, shards), target.Parts);
        using var held = await target.BeginAsync(plan, terminal, cancellation);
        var placed = parts.Placed(plan).Count;
        var rows = plan.Shards.Sum(x => x.Rows);
        terminal.WriteLine(
            Invariant(
                $"Split {rows:N0} rows into {plan.Shards.Count} shards, {placed} in their place: {parts.PlanPath}"
            )
        );
        terminal.WriteJson(
            new
            {
                Rows = rows,
                Shards = plan.Shards.Count,
                PlacedShards = placed,
                Plan = parts.PlanPath,
            }
        );
        return ExitCode.Done;
    }

    ShardPlan PlanOf(InputFiles files, string input, int? shards)
    {
        terminal.Report($"splitting {input} into shards");
        return new(
            ShardPlan.FormFor(format),
            project.Name,
            new PlannedModel(version.Number, version.Family, version.Sha256),
            explain,
            ShardPlanner.Plan(files, shards),
            input,
            registry,
            format
        );
    }

    async Task<WorkerFailure?> PredictAsync(
        LocalWorkers workers,
        ShardPlan plan,
        SortedDictionary<int, PredictedPart> placed,
        CancellationToken cancellation
    )
    {
        var started = Stopwatch.GetTimestamp();
        var (all, before, rows) = (plan.Shards.Sum(x => x.Rows), placed.Values.Sum(x => x.Rows), 0L);
        int[] missing = [.. plan.Shards.Select(x => x.Number).Where(x => !placed.ContainsKey(x))];
        terminal.Report($"predicting the rows of {plan.Input}");
        return await workers.RunAsync(missing, Placed, Retried, cancellation);

        void Placed(PredictedPart part)
        {
            lock (placed)
            {
                placed.Add(part.Shard, part);
                rows += part.Rows;
                var rate = rows / Stopwatch.GetElapsedTime(started).TotalSeconds;
                terminal.Report(
                    Invariant(
                        $"predicted {before + rows:N0} of {all:N0} rows, {placed.Count} of {plan.Shards.Count} shards, {rate:N0} rows/s"
                    )
                );
            }
        }

        void Retried(int shard, string reason)
        {
            lock (placed)
                terminal.Inform($"shard {shard} is tried again: {reason}");
        }
    }

    /// <summary>The command line of the process for a shard; the plan in the folder says the rest.</summary>
    static string[] ArgumentsOf(string parts, int shard) =>
        [
            "predict",
            "--shard",
            shard.ToString(CultureInfo.InvariantCulture),
            "--output",
            parts,
            BatchOptions.WithParent,
            "--verbosity",
            "quiet",
        ];

    int Report(WorkerFailure failure, ShardPlan plan)
    {
        terminal.Report($"predicting the rows of {plan.Input}");
        if (failure.Refusal is { } refusal)
            throw refusal;
        var shard = plan.Shards[failure.Shard];
        terminal.WriteError(
            Invariant(
                $"Shard {failure.Shard} (\"{shard.File}\", rows {shard.FirstRow + 1} to {shard.FirstRow + shard.Rows}) failed {failure.Attempts} times, the last time with: {failure.Reason}. The shards that are done stay: run the same command again when the cause is gone."
            )
        );
        return ExitCode.Failed;
    }

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
