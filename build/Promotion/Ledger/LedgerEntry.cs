using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Delivery.Deployment;
using Delivery.Promotion.Rules;

namespace Delivery.Promotion.Ledger;

/// <summary>A line of the ledger.</summary>
public sealed record LedgerEntry
{
    static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter<LedgerEvent>() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>From 1 on, without a gap.</summary>
    public required int Number { get; init; }

    /// <summary>The SHA-256 of the line before, in hexadecimal digits; null for the first.</summary>
    public string? Previous { get; init; }

    public required DateTimeOffset Time { get; init; }

    /// <summary>Who did it: a person or a job, with the machine.</summary>
    public required string Who { get; init; }

    public required string Environment { get; init; }

    public required LedgerEvent Event { get; init; }

    /// <summary>The environment that the release comes from; null where it was built for this one, or ran here before.</summary>
    public string? Source { get; init; }

    /// <summary>What ran before: a digest; null for nothing.</summary>
    public string? From { get; init; }

    /// <summary>The number of the line that told so; null for none.</summary>
    public int? Replaces { get; init; }

    /// <summary>What it is about: a digest.</summary>
    public required string Digest { get; init; }

    public required string Version { get; init; }

    public required string Commit { get; init; }

    public required string Tree { get; init; }

    /// <summary>How the release runs in the environment.</summary>
    public IReadOnlyDictionary<string, string>? Configuration { get; init; }

    /// <summary>The plan that was carried out.</summary>
    public string? Plan { get; init; }

    /// <summary>The gates, each as <c>name: verdict: what was looked at</c>.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>Who has approved the plan.</summary>
    public IReadOnlyList<string> Approvals { get; init; } = [];

    /// <summary>Who has broken the glass, and why; null where nobody has.</summary>
    public string? BreakGlass { get; init; }

    /// <summary>Why, in words: of a failure, or of going back.</summary>
    public string? Reason { get; init; }

    /// <summary>What wrote the line: the build, with the commit that it is at.</summary>
    public required string Tool { get; init; }

    /// <summary>The line as a release.</summary>
    [JsonIgnore]
    public VerifiedRelease Release => new(Digest, Version, Commit, Tree);

    /// <summary>Whether the line states that its release runs.</summary>
    [JsonIgnore]
    public bool StatesThatItRuns => Event is LedgerEvent.Verified or LedgerEvent.RolledBack;

    /// <summary>Whether the same image runs in the same way.</summary>
    public bool RunsLike(LedgerEntry other) =>
        Digest == other.Digest && EnvironmentConfiguration.AreSame(Configuration, other.Configuration);

    /// <summary>The line as it is kept: one line of JSON.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, s_json);

    /// <summary>Reads a line.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static LedgerEntry Parse(ReadOnlySpan<byte> line) =>
        JsonSerializer.Deserialize<LedgerEntry>(line, s_json) ?? throw new JsonException("the line is empty");

    /// <summary>What the next line has as <see cref="Previous"/>.</summary>
    public static string HashOf(ReadOnlySpan<byte> line) => Convert.ToHexStringLower(SHA256.HashData(line));
}
