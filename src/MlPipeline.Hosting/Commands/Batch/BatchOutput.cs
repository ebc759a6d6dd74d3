using System.Globalization;
using MlPipeline.DataLoaders;
using MlPipeline.Hosting.Storage;
using MlPipeline.Pipelines.Sharding;
using MlPipeline.Storage;

namespace MlPipeline.Hosting.Commands.Batch;

/// <summary>What a sharded run leaves: a folder of parts, or one file whose parts lie beside it for as long as the run takes.</summary>
sealed class BatchOutput
{
    readonly string path;
    readonly (IFileStore Store, string Name)? file;

    /// <param name="address">The output that was asked for.</param>
    /// <exception cref="InputException">It stands for no file or folder.</exception>
    public BatchOutput(string address)
    {
        path = address;
        file = DatasetFile.FormatOf(address) is null ? null : StoreAddress.OutputFile(address);
        PartsAddress = file is null ? address : address + ".parts";
        Parts = new PartsFolder(StoreAddress.OutputFolder(PartsAddress));
    }

    /// <summary>Where the parts go, as an option says it.</summary>
    public string PartsAddress { get; }

    /// <summary>Where the parts go.</summary>
    public PartsFolder Parts { get; }

    /// <summary>Where the manifest is in the end.</summary>
    public string Manifest => file is { } one ? one.Store.PathOf(ManifestOf(one.Name)) : Parts.ManifestPath;

    /// <summary>Takes up the plan, as <see cref="PartsFolder.BeginAsync"/> says.</summary>
    /// <exception cref="BusyException">A run is under way here.</exception>
    public Task<IDisposable> BeginAsync(ShardPlan plan, Terminal terminal, CancellationToken cancellation) =>
        Parts.BeginAsync(
            plan,
            x =>
                terminal.Inform(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"another run holds {PartsAddress}; one that was killed is forgotten within {x.TotalSeconds:0} s"
                    )
                ),
            TimeProvider.System,
            cancellation
        );

    /// <summary>Brings what was asked for into its place.</summary>
    /// <exception cref="InputException">It cannot be written.</exception>
    public void Complete(ShardPlan plan, IReadOnlyList<PredictedPart> parts)
    {
        Parts.Complete(plan, parts);
        if (file is not { } one)
            return;
        one.Store.Put(one.Name, path => CombinedParts.Write(Parts, plan, parts, path));
        one.Store.Put(ManifestOf(one.Name), Parts.CopyManifest);
    }

    /// <summary>Puts together what others have predicted by the plan that lies there.</summary>
    /// <exception cref="InputException">There is no plan, or a part is not in its place.</exception>
    /// <exception cref="BusyException">A run is under way here.</exception>
    public async Task CompleteAsync(Terminal terminal, CancellationToken cancellation)
    {
        var plan = Parts.ReadPlan();
        using (await BeginAsync(plan, terminal, cancellation))
        {
            var placed = Parts.Placed(plan);
            int[] missing = [.. plan.Shards.Select(x => x.Number).Where(x => !placed.ContainsKey(x))];
            if (missing.Length > 0)
                throw new InputException(
                    $"\"{PartsAddress}\" lacks {missing.Length} of {plan.Shards.Count} parts, the first one that of shard {missing[0]}.",
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
        if (file is not null)
            Parts.Clean();
    }

    static string ManifestOf(string name) => $"{name}.manifest.json";
}
