using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Delivery.Deployment;

/// <summary>What runs where.</summary>
/// <param name="Rows">The environments, in the order of the chain.</param>
/// <param name="At">When that was.</param>
public sealed record StatusBoard(IReadOnlyList<StatusRow> Rows, DateTimeOffset At)
{
    static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
    };

    static readonly string[] s_headings =
    [
        "environment",
        "state",
        "version",
        "commit",
        "digest",
        "evidence",
        "since (UTC)",
        "age",
        "address",
    ];

    /// <summary>The board as one JSON document.</summary>
    public string ToJson() =>
        JsonSerializer.Serialize(
            new
            {
                schemaVersion = 1,
                at = At,
                environments = Rows,
            },
            s_options
        );

    /// <summary>The board for people.</summary>
    public string ToTable()
    {
        List<string[]> lines = [s_headings, .. Rows.Select(Cells)];
        var widths = s_headings.Select((_, i) => lines.Max(x => x[i].Length)).ToArray();
        var table = new StringBuilder();
        foreach (var line in lines)
            table.AppendLine(string.Join("  ", line.Select((x, i) => x.PadRight(widths[i]))).TrimEnd());
        foreach (var row in Rows.Where(x => x.Detail.Length > 0))
            table.AppendLine(Named(row));
        return table.ToString().TrimEnd();
    }

    /// <summary>An age in its largest unit: <c>3 d</c>, <c>5 h</c>, <c>12 min</c>.</summary>
    public static string Age(TimeSpan age) =>
        age.TotalDays >= 1 ? $"{(int)age.TotalDays} d"
        : age.TotalHours >= 1 ? $"{(int)age.TotalHours} h"
        : $"{Math.Max(0, (int)age.TotalMinutes)} min";

    // What a runtime says about an environment may begin with its name already.
    static string Named(StatusRow row)
    {
        var name = $"{row.Environment}: ";
        return row.Detail.StartsWith(name, StringComparison.Ordinal) ? row.Detail : name + row.Detail;
    }

    string[] Cells(StatusRow row) =>
        [
            row.Environment,
            row.State,
            row.Version ?? "-",
            row.Commit is { Length: > 7 } commit ? commit[..7] : row.Commit ?? "-",
            row.Digest is { Length: > 19 } digest ? digest[..19] : row.Digest ?? "-",
            row.EvidenceText ?? "-",
            row.Since?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "-",
            row.Since is { } since ? Age(At - since) : "-",
            row.Url.ToString().TrimEnd('/'),
        ];
}
