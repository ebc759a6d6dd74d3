using System.Security.Cryptography;
using System.Text.Json;
using MlPipeline.DataLoaders.Sharding;
using MlPipeline.Registry;

namespace MlPipeline.Pipelines.Sharding;

/// <summary>All that the predictions of a sharded run depend on: its input, its model and what is written.</summary>
/// <param name="Format">The version of this form.</param>
/// <param name="Project">The name of the project.</param>
/// <param name="Model">The model.</param>
/// <param name="Explain">Whether contributions are written beside predictions.</param>
/// <param name="Shards">The shards, by their numbers.</param>
/// <param name="Input">Where the input was when the run began: a file or a folder. Not part of what the plan is.</param>
/// <param name="Registry">Where the model was. Not part of what the plan is.</param>
public sealed record ShardPlan(
    int Format,
    string Project,
    PlannedModel Model,
    bool Explain,
    IReadOnlyList<InputShard> Shards,
    string Input,
    string Registry
)
{
    /// <summary>The version of the form that is written.</summary>
    public const int CurrentFormat = 1;

    const string Another = "Predict into another output, or delete this one.";

    /// <summary>The SHA-256 of all but the places: the same for the same rows and model, wherever they lie.</summary>
    public string Sha256() =>
        Convert.ToHexStringLower(SHA256.HashData((this with { Input = "", Registry = "" }).ToJson()));

    /// <summary>Refuses to go on with a run that is not the same.</summary>
    /// <param name="asked">What is asked for now.</param>
    /// <param name="folder">Where this plan lies.</param>
    /// <exception cref="InputException">It differs; the message says in what.</exception>
    public void RequireSame(ShardPlan asked, string folder)
    {
        if (asked.Sha256() == Sha256())
            return;
        var (found, expected) =
            asked.Project != Project ? (Project, asked.Project)
            : asked.Model != Model
                ? (
                    $"model version {Model.Version} ({Model.Sha256[..12]})",
                    $"version {asked.Model.Version} ({asked.Model.Sha256[..12]})"
                )
            : asked.Explain != Explain ? ($"a run {(Explain ? "with" : "without")} --explain", "the other")
            : DifferentFile(asked) is { } file ? ($"other input ({file} differs)", "the rows of now")
            : ($"{Shards.Count} shards", $"{asked.Shards.Count}");
        throw new InputException(
            $"\"{folder}\" holds predictions of another run: of {found}, expected {expected}.",
            Another
        );
    }

    /// <summary>Reads a plan.</summary>
    /// <exception cref="InputException">There is none, or it is damaged.</exception>
    public static ShardPlan Read(string path)
    {
        var bytes = WholeFile.Read(path, "Shard plan");
        try
        {
            var plan = RegistryJson.Read(bytes, ShardJson.Readable.ShardPlan);
            if (plan.Format == CurrentFormat)
                return plan;
            throw new JsonException($"it has format {plan.Format}, expected {CurrentFormat}.");
        }
        catch (JsonException flaw)
        {
            throw new InputException($"Shard plan \"{path}\" cannot be used: {flaw.Message}", Another, flaw);
        }
    }

    internal byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, ShardJson.Readable.ShardPlan);

    /// <summary>The first file whose name, size or content differs; null where only the number of shards does.</summary>
    string? DifferentFile(ShardPlan asked)
    {
        var (mine, others) = (Files(this), Files(asked));
        return mine.Except(others).Concat(others.Except(mine)).FirstOrDefault().File
            ?? (
                Shards.Count == asked.Shards.Count
                    ? Shards.Zip(asked.Shards).First(x => x.First != x.Second).First.File
                    : null
            );

        static List<(string? File, long Bytes)> Files(ShardPlan plan) =>
            [.. plan.Shards.Select(x => ((string?)x.File, x.FileBytes)).Distinct()];
    }
}
