using System.Globalization;
using MlPipeline.Pipelines.Sharding;

namespace MlPipeline.Hosting.Commands.Batch;

/// <summary>What a sharded run leaves: a folder of parts, or one CSV file whose parts lie beside it for as long as the run takes.</summary>
/// <param name="path">The output that was asked for.</param>
sealed class BatchOutput(string path)
{
    readonly bool isFile = IsFile(path);

    /// <summary>Where the parts go.</summary>
    public PartsFolder Parts { get; } = new(IsFile(path) ? path + ".parts" : path);

    /// <summary>Where the manifest is in the end.</summary>
    public string Manifest => isFile ? path + ".manifest.json" : Parts.ManifestPath;

    /// <summary>Brings what was asked for into its place.</summary>
    /// <exception cref="InputException">It cannot be written.</exception>
    public void Complete(ShardPlan plan, IReadOnlyList<PredictedPart> parts)
    {
        Parts.Complete(plan, parts);
        if (!isFile)
            return;
        CombinedParts.Write(Parts, parts, path);
        AtomicFile.Write(
            Manifest,
            to =>
            {
                using var from = File.OpenRead(Parts.ManifestPath);
                from.CopyTo(to);
            }
        );
    }

    /// <summary>Puts together what others have predicted by the plan that lies there.</summary>
    /// <exception cref="InputException">There is no plan, or a part is not in its place.</exception>
    /// <exception cref="BusyException">A run is under way here.</exception>
    public void Complete(Terminal terminal)
    {
        var plan = ShardPlan.Read(Parts.PlanPath);
        using (Parts.Begin(plan))
        {
            var placed = Parts.Placed(plan);
            int[] missing = [.. plan.Shards.Select(x => x.Number).Where(x => !placed.ContainsKey(x))];
            if (missing.Length > 0)
                throw new InputException(
                    $"\"{Parts.Path}\" lacks {missing.Length} of {plan.Shards.Count} parts, the first one that of shard {missing[0]}.",
                    "Predict those shards with --shard, or all that are missing with --on."
                );
            terminal.Report($"putting {path} in its place");
            Complete(plan, [.. placed.Values]);
        }
        Clean();
        Tell(terminal, plan, plan.Shards.Count);
    }

    /// <summary>Says what is there now.</summary>
    /// <param name="terminal">Is told.</param>
    /// <param name="plan">What was predicted.</param>
    /// <param name="predicted">How many shards were predicted by this run.</param>
    public void Tell(Terminal terminal, ShardPlan plan, int predicted)
    {
        var (rows, model) = (plan.Shards.Sum(x => x.Rows), plan.Model);
        terminal.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Predicted {rows:N0} rows in {plan.Shards.Count} shards ({predicted} of them now) with version {model.Version} ({model.Family}): {path}"
            )
        );
        terminal.WriteJson(
            new
            {
                Rows = rows,
                model.Version,
                model.Family,
                Output = path,
                Shards = plan.Shards.Count,
                PredictedShards = predicted,
                Manifest,
            }
        );
    }

    /// <summary>Takes away what only the run needed.</summary>
    public void Clean()
    {
        if (isFile)
            Parts.Clean();
    }

    static bool IsFile(string path) => path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
}
