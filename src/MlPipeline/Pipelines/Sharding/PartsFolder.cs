using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MlPipeline.DataLoaders;
using MlPipeline.Registry;
using MlPipeline.Storage;

namespace MlPipeline.Pipelines.Sharding;

/// <summary>The place of a sharded run: its plan, a part for each shard, and in the end the manifest.</summary>
/// <remarks>
/// A part is put in its place once and whole. Until the manifest is there, a small file beside each part says what it holds,
/// so that a run that was cut off goes on where it was.
/// </remarks>
/// <param name="store">Where that is.</param>
public sealed class PartsFolder(IFileStore store)
{
    const string PlanFile = "_shards.json";
    const string ManifestFile = "_manifest.json";
    const string LockFile = ".lock";
    const string Parts = "part-";
    const string Records = "_part-";
    const string Unfinished = ".tmp-";

    static readonly TimeSpan LookedForEvery = TimeSpan.FromSeconds(2);

    /// <summary>The place, as messages name it.</summary>
    public string Name => store.Name;

    /// <summary>Where the plan lies.</summary>
    public string PlanPath => store.PathOf(PlanFile);

    /// <summary>Where the manifest lies.</summary>
    public string ManifestPath => store.PathOf(ManifestFile);

    /// <summary>Takes up the plan that lies there, or puts one there.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="waiting">Is told how long another run is waited for: it may have died, and some places hold its lock on for a while.</param>
    /// <param name="clock">Tells when that is over.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>To be disposed when the run ends: meanwhile no other run may begin here. It is freed when a process dies.</returns>
    /// <exception cref="InputException">The one that is there is another, or it cannot be written.</exception>
    /// <exception cref="BusyException">Another run is under way here.</exception>
    public async Task<IDisposable> BeginAsync(
        ShardPlan plan,
        Action<TimeSpan> waiting,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        var held = await HoldAsync(waiting, clock, cancellation);
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

    /// <summary>The plan that lies there.</summary>
    /// <exception cref="InputException">There is none, or it is damaged.</exception>
    public ShardPlan ReadPlan() => ShardPlan.Parse(Bytes(PlanFile, "shard plan"), store.PathOf(PlanFile));

    /// <summary>The parts that are in their place with the bytes that were put there, by their shards.</summary>
    public SortedDictionary<int, PredictedPart> Placed(ShardPlan plan) =>
        Placed(plan, plan.Shards.Select(x => x.Number));

    /// <summary>The part of one shard, where it is in its place with the bytes that were put there; else null.</summary>
    public PredictedPart? Placed(ShardPlan plan, int shard) => Placed(plan, [shard]).GetValueOrDefault(shard);

    /// <summary>The name of a shard's part.</summary>
    public static string PartOf(ShardPlan plan, int shard) => Numbered(shard, DatasetFile.EndingOf(plan.PartFormat));

    /// <summary>Puts a part in its place, and writes down that it is there.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="shard">The number of the shard.</param>
    /// <param name="write">Writes the part to a path, whole or not at all, and says how many rows it has.</param>
    public PredictedPart Put(ShardPlan plan, int shard, Func<string, long> write)
    {
        long rows = 0;
        store.Put(PartOf(plan, shard), path => rows = write(path));
        var part = Describe(plan, shard, rows);
        Write(RecordOf(shard), new PartRecord(plan.Sha256(), part), ShardJson.Readable.PartRecord);
        return part;
    }

    /// <summary>Writes the manifest; what lay beside the parts goes.</summary>
    public void Complete(ShardPlan plan, IReadOnlyList<PredictedPart> parts)
    {
        Write(ManifestFile, ShardManifest.Of(plan, parts), ShardJson.Readable.ShardManifest);
        foreach (var part in parts)
            store.Delete(RecordOf(part.Shard));
    }

    /// <summary>Writes the manifest once more, to a path of this machine.</summary>
    public void CopyManifest(string path) => AtomicFile.Write(path, x => x.Write(Bytes(ManifestFile, "manifest")));

    /// <summary>Takes away what a run has put here; the place, too, where there is nothing else in it.</summary>
    public void Clean()
    {
        Delete(x =>
            x is PlanFile or ManifestFile or LockFile
            || x.StartsWith(Parts, StringComparison.Ordinal)
            || x.StartsWith(Records, StringComparison.Ordinal)
        );
        store.Remove();
    }

    /// <summary>A path that no other process writes to; what is left there is taken away when the run goes on.</summary>
    public string ScratchOf(int shard) => store.NewScratch(Numbered(shard, ".rows"));

    internal StoredFile FileOf(PredictedPart part) => new(store, part.File, "part");

    SortedDictionary<int, PredictedPart> Placed(ShardPlan plan, IEnumerable<int> shards)
    {
        var hash = plan.Sha256();
        var there = store.Names().ToHashSet(StringComparer.Ordinal);
        var listed =
            Read(ManifestFile, ShardJson.Readable.ShardManifest) is { } manifest && manifest.Plan == hash
                ? manifest.Parts.ToDictionary(x => x.Shard)
                : [];
        var placed = new SortedDictionary<int, PredictedPart>();
        foreach (var shard in shards)
            if (
                there.Contains(PartOf(plan, shard))
                && (Recorded(shard) ?? listed.GetValueOrDefault(shard)) is { } part
                && Describe(plan, shard, part.Rows) == part
            )
                placed.Add(shard, part);
        return placed;

        PredictedPart? Recorded(int shard) =>
            Read(RecordOf(shard), ShardJson.Readable.PartRecord) is { } record && record.Plan == hash
                ? record.Part
                : null;

        // A record that cannot be read says nothing: the shard is predicted again.
        T? Read<T>(string name, JsonTypeInfo<T> type)
            where T : class
        {
            if (!there.Contains(name))
                return null;
            try
            {
                return RegistryJson.Read(Bytes(name, "record"), type);
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    async Task<IDisposable> HoldAsync(Action<TimeSpan> waiting, TimeProvider clock, CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        for (var turn = 0; ; turn++)
        {
            if (store.TryHold(LockFile, out var other) is { } held)
                return held;
            if (clock.GetElapsedTime(started) >= store.HeldAfterDeath)
                throw new BusyException(
                    $"Another run is predicting into \"{Name}\".",
                    "Wait for it, or give another output.",
                    other
                );
            if (turn == 0)
                waiting(store.HeldAfterDeath);
            await Task.Delay(LookedForEvery, clock, cancellation);
        }
    }

    void PutPlan(ShardPlan plan)
    {
        // What a worker that was killed left behind: parts, copies of rows, the plan and what is written down of them, each
        // before it is in its place. Nobody else writes here now.
        Delete(x =>
            x.Contains(Unfinished, StringComparison.Ordinal)
            && (x.StartsWith(Parts, StringComparison.Ordinal) || x[0] == '_')
        );
        var there = store.Names();
        // Where nothing was predicted, another plan spoils nothing: the input may have been mended.
        if (there.Any(x => x.StartsWith(Parts, StringComparison.Ordinal)))
        {
            if (!there.Contains(PlanFile))
                throw new InputException(
                    $"\"{Name}\" has parts and no {PlanFile} that says of what.",
                    "Predict into another output, or delete this one."
                );
            ReadPlan().RequireSame(plan, Name);
        }
        store.Put(PlanFile, path => AtomicFile.Write(path, x => x.Write(plan.ToJson())));
    }

    void Delete(Func<string, bool> which)
    {
        foreach (var name in store.Names().Where(which))
            store.Delete(name);
    }

    PredictedPart Describe(ShardPlan plan, int shard, long rows)
    {
        var name = PartOf(plan, shard);
        using var file = store.Open(name, "part");
        return new(shard, name, rows, file.Length, Convert.ToHexStringLower(SHA256.HashData(file)));
    }

    byte[] Bytes(string name, string what)
    {
        using var file = store.Open(name, what);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    void Write<T>(string name, T content, JsonTypeInfo<T> type) =>
        store.Put(name, path => AtomicFile.Write(path, x => JsonSerializer.Serialize(x, content, type)));

    static string RecordOf(int shard) => "_" + Numbered(shard, ".json");

    static string Numbered(int shard, string ending) =>
        string.Create(CultureInfo.InvariantCulture, $"{Parts}{shard:00000}{ending}");
}
