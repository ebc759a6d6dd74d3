using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using MlPipeline.DataLoaders;
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
/// <param name="PartFormat">The format of the parts; plans of the first form do not say it, and mean CSV.</param>
public sealed record ShardPlan(
    int Format,
    string Project,
    PlannedModel Model,
    bool Explain,
    IReadOnlyList<InputShard> Shards,
    string Input,
    string Registry,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        DatasetFormat PartFormat = DatasetFormat.Csv
)
{
    const int FirstForm = 1;
    const int FormWithPartFormat = 2;
    const string Another = "Predict into another output, or delete this one.";

    /// <summary>The oldest version of the form that can say how parts are written: a run that an earlier version began goes on.</summary>
    public static int FormFor(DatasetFormat parts) => parts == DatasetFormat.Csv ? FirstForm : FormWithPartFormat;

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
            : asked.PartFormat != PartFormat ? ($"parts as {PartFormat}", $"{asked.PartFormat}")
            : asked.Explain != Explain ? ($"a run {(Explain ? "with" : "without")} --explain", "the other")
            : DifferentFile(asked) is { } file ? ($"other input ({file} differs)", "the rows of now")
            : ($"{Shards.Count} shards", $"{asked.Shards.Count}");
        throw new InputException(
            $"\"{folder}\" holds predictions of another run: of {found}, expected {expected}.",
            Another
        );
    }

    /// <summary>Reads a plan.</summary>
    /// <param name="bytes">The plan, as it is written.</param>
    /// <param name="path">Where it lies, for messages.</param>
    /// <exception cref="InputException">It is damaged.</exception>
    public static ShardPlan Parse(ReadOnlySpan<byte> bytes, string path)
    {
        try
        {
            var plan = RegistryJson.Read(bytes, ShardJson.Readable.ShardPlan);
            if (plan.Format == FormFor(plan.PartFormat))
                return plan;
            throw new JsonException($"it has format {plan.Format}, expected {FormFor(plan.PartFormat)}.");
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
