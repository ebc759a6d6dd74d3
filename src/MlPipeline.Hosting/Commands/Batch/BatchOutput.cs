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

    /// <summary>Takes away what only the run needed.</summary>
    public void Clean()
    {
        if (isFile)
            Parts.Clean();
    }

    static bool IsFile(string path) => path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
}
