using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MlPipeline.Registry;

namespace MlPipeline.Pipelines.Sharding;

/// <summary>The folder of a sharded run: its plan, a part for each shard, and in the end the manifest.</summary>
/// <remarks>
/// A part is put in its place once and whole. Until the manifest is there, a small file beside each part says what it holds,
/// so that a run that was cut off goes on where it was.
/// </remarks>
/// <param name="path">The folder.</param>
public sealed class PartsFolder(string path)
{
    const string PlanFile = "_shards.json";
    const string ManifestFile = "_manifest.json";
    const string LockFile = ".lock";
    const string Parts = "part-*";
    const string Records = "_part-*";

    // Parts, copies of rows, the plan and what is written down of them, each before it is in its place.
    static readonly string[] Unfinished = [$"{Parts}.tmp-*", "_*.tmp-*"];

    /// <summary>The folder.</summary>
    public string Path { get; } = path;

    /// <summary>Where the plan lies.</summary>
    public string PlanPath => In(PlanFile);

    /// <summary>Where the manifest lies.</summary>
    public string ManifestPath => In(ManifestFile);

    /// <summary>Takes up the plan that lies there, or puts one there.</summary>
    /// <returns>To be disposed when the run ends: meanwhile no other run may begin here. The system frees it when a process dies.</returns>
    /// <exception cref="InputException">The one that is there is another, or it cannot be written.</exception>
    /// <exception cref="BusyException">Another run is under way here.</exception>
    public IDisposable Begin(ShardPlan plan)
    {
        var held = Take();
        try
        {
            PutPlan(plan);
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>The parts that are in their place with the bytes that were put there, by their shards.</summary>
    public SortedDictionary<int, PredictedPart> Placed(ShardPlan plan) =>
        Placed(plan, plan.Shards.Select(x => x.Number));

    /// <summary>The part of one shard, where it is in its place with the bytes that were put there; else null.</summary>
    public PredictedPart? Placed(ShardPlan plan, int shard) => Placed(plan, [shard]).GetValueOrDefault(shard);

    /// <summary>Where the part of a shard goes.</summary>
    public string PartOf(int shard) => In(Name(shard, ".csv"));

    /// <summary>Writes down that a part is in its place.</summary>
    public PredictedPart Record(ShardPlan plan, int shard, long rows)
    {
        var part = Describe(shard, rows);
        Write(RecordOf(shard), new PartRecord(plan.Sha256(), part), ShardJson.Readable.PartRecord);
        return part;
    }

    /// <summary>Writes the manifest; what lay beside the parts goes.</summary>
    public void Complete(ShardPlan plan, IReadOnlyList<PredictedPart> parts)
    {
        Write(ManifestPath, ShardManifest.Of(plan, parts), ShardJson.Readable.ShardManifest);
        foreach (var part in parts)
            File.Delete(RecordOf(part.Shard));
    }

    /// <summary>Takes away what a run has put here; the folder, too, where there is nothing else in it.</summary>
    public void Clean()
    {
        Delete([Parts, Records, PlanFile, ManifestFile, LockFile]);
        if (!Directory.EnumerateFileSystemEntries(Path).Any())
            Directory.Delete(Path);
    }

    /// <summary>A path that no other process writes to; what is left there is taken away when the run goes on.</summary>
    public string ScratchOf(int shard) => $"{PartOf(shard)}.rows.tmp-{System.IO.Path.GetRandomFileName()}";

    SortedDictionary<int, PredictedPart> Placed(ShardPlan plan, IEnumerable<int> shards)
    {
        var hash = plan.Sha256();
        var listed =
            Read(ManifestPath, ShardJson.Readable.ShardManifest) is { } manifest && manifest.Plan == hash
                ? manifest.Parts.ToDictionary(x => x.Shard)
                : [];
        var placed = new SortedDictionary<int, PredictedPart>();
        foreach (var shard in shards)
            if (
                (Recorded(shard) ?? listed.GetValueOrDefault(shard)) is { } part
                && File.Exists(PartOf(shard))
                && Describe(shard, part.Rows) == part
            )
                placed.Add(shard, part);
        return placed;

        PredictedPart? Recorded(int shard) =>
            Read(RecordOf(shard), ShardJson.Readable.PartRecord) is { } record && record.Plan == hash
                ? record.Part
                : null;
    }

    IDisposable Take()
    {
        try
        {
            Directory.CreateDirectory(Path);
            return RegistryLock.TryTake(In(LockFile), out var held)
                ?? throw new BusyException(
                    $"Another run is predicting into \"{Path}\".",
                    "Wait for it, or give another output.",
                    held
                );
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                $"\"{Path}\" cannot be written: {failed.Message}",
                "Give an output that this user may write to.",
                failed
            );
        }
    }

    void PutPlan(ShardPlan plan)
    {
        // What a worker that was killed left behind. Nobody else writes here now.
        Delete(Unfinished);
        // Where nothing was predicted, another plan spoils nothing: the input may have been mended.
        if (Directory.EnumerateFiles(Path, Parts).Any())
        {
            if (!File.Exists(PlanPath))
                throw new InputException(
                    $"\"{Path}\" has parts and no {PlanFile} that says of what.",
                    "Predict into another output, or delete this one."
                );
            ShardPlan.Read(PlanPath).RequireSame(plan, Path);
        }
        AtomicFile.Write(PlanPath, x => x.Write(plan.ToJson()));
    }

    void Delete(IEnumerable<string> patterns)
    {
        foreach (var file in patterns.SelectMany(x => Directory.EnumerateFiles(Path, x)).ToList())
            File.Delete(file);
    }

    PredictedPart Describe(int shard, long rows)
    {
        using var file = File.OpenRead(PartOf(shard));
        return new(
            shard,
            System.IO.Path.GetFileName(PartOf(shard)),
            rows,
            file.Length,
            Convert.ToHexStringLower(SHA256.HashData(file))
        );
    }

    string RecordOf(int shard) => In("_" + Name(shard, ".json"));

    string In(string name) => System.IO.Path.Combine(Path, name);

    static string Name(int shard, string extension) =>
        string.Create(CultureInfo.InvariantCulture, $"part-{shard:00000}{extension}");

    static void Write<T>(string path, T content, JsonTypeInfo<T> type) =>
        AtomicFile.Write(path, x => JsonSerializer.Serialize(x, content, type));

    // A record that cannot be read says nothing: the shard is predicted again.
    static T? Read<T>(string path, JsonTypeInfo<T> type)
        where T : class
    {
        if (!File.Exists(path))
            return null;
        try
        {
            return RegistryJson.Read(WholeFile.Read(path, "Record"), type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
