using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Delivery.Promotion.Ledger;

namespace Delivery.Promotion.Comparison;

/// <summary>What is different between two releases.</summary>
/// <param name="Before">The line of the one.</param>
/// <param name="After">The line of the other.</param>
public sealed record ReleaseComparison(LedgerEntry Before, LedgerEntry After)
{
    static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The commits that came, the latest first; null where this clone does not have them.</summary>
    public required IReadOnlyList<string>? AddedCommits { get; init; }

    /// <summary>The commits that went; null where this clone does not have them.</summary>
    public required IReadOnlyList<string>? RemovedCommits { get; init; }

    /// <summary>What is in one image and not in the other; null where evidence does not say what is in them.</summary>
    public required IReadOnlyList<Change>? Components { get; init; }

    /// <summary>What is configured otherwise.</summary>
    public required IReadOnlyList<Change> Configuration { get; init; }

    /// <summary>The comparison for people.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        text.AppendLine($"from {Describe(Before)}").AppendLine($"to   {Describe(After)}");
        Section(
            text,
            "commits",
            AddedCommits is null || RemovedCommits is null
                ? null
                : [.. AddedCommits.Select(x => $"+ {x}"), .. RemovedCommits.Select(x => $"- {x}")],
            "this clone does not have them: git fetch --tags"
        );
        Section(text, "components", Components?.Select(x => $"{x}").ToList(), "no trusted SBOM says what is in them");
        Section(text, "configuration", [.. Configuration.Select(x => $"{x}")], "");
        return text.ToString().TrimEnd();
    }

    /// <summary>The comparison for programs.</summary>
    public string ToJson() =>
        JsonSerializer.Serialize(
            new
            {
                SchemaVersion = 1,
                From = Before.Release,
                To = After.Release,
                AddedCommits,
                RemovedCommits,
                Components,
                Configuration,
            },
            s_json
        );

    static string Describe(LedgerEntry line) =>
        $"{line.Version} ({line.Digest}), in {line.Environment} since {line.Time:yyyy-MM-dd HH:mm} UTC";

    static void Section(StringBuilder text, string name, IReadOnlyList<string>? lines, string unknown)
    {
        text.AppendLine()
            .AppendLine(
                lines is null
                    ? $"{name}: unknown ({unknown})"
                    : $"{name}: {(lines.Count == 0 ? "the same" : lines.Count)}"
            );
        foreach (var line in lines ?? [])
            text.AppendLine($"  {line}");
    }
}
