using System.Text.Json;
using System.Text.Json.Serialization;
using MlPipeline.Drift;
using MlPipeline.Registry;

namespace MlPipeline.Pipelines.Retraining;

/// <summary>A retraining with all that led to its outcome: the content of <c>decision.json</c>.</summary>
public sealed record RetrainingDecision
{
    /// <summary>The format that this library writes.</summary>
    public const int CurrentFormat = 1;

    static readonly JsonSerializerOptions Json = new(PackageJson.Options)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        // Scores of a model that diverged are not finite, and must be recorded all the same.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The format of the file.</summary>
    public int FormatVersion { get; init; } = CurrentFormat;

    /// <summary>The project.</summary>
    public required string Project { get; init; }

    /// <summary>How it ended.</summary>
    public required RetrainingOutcome Outcome { get; init; }

    /// <summary>The same in a sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>What was asked.</summary>
    public required RetrainingRequest Request { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>By whom.</summary>
    public required string By { get; init; }

    /// <summary>The champion.</summary>
    public required DecidedChampion Champion { get; init; }

    /// <summary>The candidate's family.</summary>
    public required string CandidateFamily { get; init; }

    /// <summary>The data at hand.</summary>
    public required DataSummary Data { get; init; }

    /// <summary>Of these, the rows that the champion was not trained on.</summary>
    public required int NewRows { get; init; }

    /// <summary>Of the new rows, those without a label.</summary>
    public required int NewRowsWithoutLabel { get; init; }

    /// <summary>The gates that were asked, in order.</summary>
    public required IReadOnlyList<Gate> Gates { get; init; }

    /// <summary>How the newest rows differ from those of training; null where nothing could be checked.</summary>
    public DriftReport? Drift { get; init; }

    /// <summary>Which rows were compared on; null where it did not come to that, as for the next two.</summary>
    public ComparisonPlan? Comparison { get; init; }

    /// <summary>The scores of both.</summary>
    public ScoreComparison? Scores { get; init; }

    /// <summary>The scores of both on each slice.</summary>
    public IReadOnlyList<SliceComparison> Slices { get; init; } = [];

    /// <summary>The new model; null where none was trained.</summary>
    public DecidedModel? NewModel { get; init; }

    /// <summary>The commit of the code; null outside a Git repository.</summary>
    public string? GitCommit { get; init; }

    /// <summary>Whether the code had changes that were not in the commit.</summary>
    public bool GitDirty { get; init; }

    /// <summary>The content of <c>decision.json</c>: UTF-8, indented.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="InputException">It is not a decision.</exception>
    public static RetrainingDecision Parse(ReadOnlySpan<byte> json, string origin)
    {
        try
        {
            return JsonSerializer.Deserialize<RetrainingDecision>(json, Json) ?? throw new JsonException("it is null");
        }
        catch (JsonException e)
        {
            throw new InputException(
                $"{origin} is not a decision of a retraining: {e.Message}",
                "Give the decision.json that a retraining has written.",
                e
            );
        }
    }
}

/// <summary>The champion of a decision.</summary>
/// <param name="Version">Its version in the registry.</param>
/// <param name="Sha256">The SHA-256 of its package.</param>
/// <param name="Family">Its family.</param>
/// <param name="LastDate">The last day that it was trained on; null where rows have none.</param>
public sealed record DecidedChampion(int Version, string Sha256, string Family, DateOnly? LastDate);

/// <summary>The new model of a decision.</summary>
/// <param name="Version">Its version in the registry; null where it did not enter.</param>
/// <param name="Sha256">The SHA-256 of its package.</param>
public sealed record DecidedModel(int? Version, string Sha256);
