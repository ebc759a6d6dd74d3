using System.Text.Json;
using Nuke.Common.IO;

namespace Delivery.Checks;

/// <summary>One thing that an analyser has said, as it stands in a SARIF 2.1 file.</summary>
/// <param name="Rule">The rule: <c>CA1822</c>, <c>S2077</c>.</param>
/// <param name="Category">What the rule is about; Sonar's own end with Bug, Vulnerability, Security Hotspot or Code Smell.</param>
/// <param name="Level">note, warning or error.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="File">Where, relative to the source, with slashes; empty where it is nowhere in particular.</param>
/// <param name="Line">The line, from 1 on; 0 where there is none.</param>
public sealed record SarifFinding(string Rule, string Category, string Level, string Message, string File, int Line)
{
    /// <summary>Whether one of Sonar's rules has found it.</summary>
    public bool IsSonar => Rule.Length > 1 && Rule[0] == 'S' && char.IsDigit(Rule[1]);

    /// <summary>Reads all findings of some files; those that the source suppresses are left out.</summary>
    /// <param name="files">The files, one for each project.</param>
    /// <param name="source">Where the source lay when it was analysed.</param>
    /// <exception cref="JsonException">A file is not what it should be.</exception>
    public static IReadOnlyList<SarifFinding> Read(IEnumerable<AbsolutePath> files, string source) =>
        [
            .. files
                .SelectMany(x => ReadFile(x, $"file://{source}/"))
                .Distinct()
                .OrderBy(x => x.File, StringComparer.Ordinal)
                .ThenBy(x => x.Line)
                .ThenBy(x => x.Rule, StringComparer.Ordinal),
        ];

    public override string ToString() => $"{File}({Line}): {Rule} {Message}";

    static List<SarifFinding> ReadFile(AbsolutePath file, string source)
    {
        using var json = JsonDocument.Parse(file.ReadAllText());
        var findings = new List<SarifFinding>();
        foreach (var run in json.RootElement.GetProperty("runs").EnumerateArray())
        {
            var categories = CategoriesOf(run);
            foreach (var result in run.GetProperty("results").EnumerateArray())
            {
                if (result.TryGetProperty("suppressions", out var suppressions) && suppressions.GetArrayLength() > 0)
                    continue;
                findings.Add(Finding(result, categories, source));
            }
        }
        return findings;
    }

    static Dictionary<string, string> CategoriesOf(JsonElement run)
    {
        var categories = new Dictionary<string, string>();
        if (!run.GetProperty("tool").GetProperty("driver").TryGetProperty("rules", out var rules))
            return categories;
        foreach (var rule in rules.EnumerateArray())
        {
            if (
                rule.TryGetProperty("properties", out var properties)
                && properties.TryGetProperty("category", out var category)
            )
                categories[rule.GetProperty("id").GetString()!] = category.GetString() ?? "";
        }
        return categories;
    }

    static SarifFinding Finding(JsonElement result, Dictionary<string, string> categories, string source)
    {
        var rule = result.GetProperty("ruleId").GetString()!;
        var (file, line) = ("", 0);
        if (result.TryGetProperty("locations", out var locations) && locations.GetArrayLength() > 0)
        {
            var place = locations[0].GetProperty("physicalLocation");
            file = Uri.UnescapeDataString(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!);
            if (file.StartsWith(source, StringComparison.Ordinal))
                file = file[source.Length..];
            line = place.GetProperty("region").GetProperty("startLine").GetInt32();
        }
        return new SarifFinding(
            rule,
            categories.GetValueOrDefault(rule, ""),
            result.GetProperty("level").GetString()!,
            result.GetProperty("message").GetProperty("text").GetString()!,
            file,
            line
        );
    }
}
