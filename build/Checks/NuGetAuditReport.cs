using System.Text.Json;

namespace Delivery.Checks;

/// <summary>What <c>dotnet list package --vulnerable --format json</c> says.</summary>
public static class NuGetAuditReport
{
    static readonly string[] s_lists = ["topLevelPackages", "transitivePackages"];

    /// <summary>Reads the report.</summary>
    /// <param name="name">The check.</param>
    /// <param name="title">What it looks at.</param>
    /// <param name="exitCode">How the command has ended; 0 also when it has found something.</param>
    /// <param name="output">What it has written.</param>
    public static CheckResult Judge(string name, string title, int exitCode, string output)
    {
        try
        {
            using var json = JsonDocument.Parse(output);
            var found = Findings(json.RootElement).Distinct().Order(StringComparer.Ordinal).ToList();
            return exitCode != 0 ? NotChecked(exitCode, output)
                : found.Count == 0
                    ? CheckResult.Passed(name, title, "No package has a vulnerability that the feed knows of.")
                : CheckResult.Failed(name, title, $"{found.Count} packages have known vulnerabilities.", found);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException)
        {
            return NotChecked(exitCode, output);
        }

        CheckResult NotChecked(int code, string said) =>
            CheckResult.NotChecked(
                name,
                title,
                $"The audit has ended with code {code} and no report: {said.Trim().Split('\n')[^1]}"
            );
    }

    static IEnumerable<string> Findings(JsonElement root) =>
        from project in root.GetProperty("projects").EnumerateArray()
        from framework in Items(project, "frameworks")
        from list in s_lists
        from package in Items(framework, list)
        from vulnerability in Items(package, "vulnerabilities")
        select $"{package.GetProperty("id").GetString()} {package.GetProperty("resolvedVersion").GetString()}: "
            + $"{vulnerability.GetProperty("severity").GetString()}, {vulnerability.GetProperty("advisoryurl").GetString()}";

    static IEnumerable<JsonElement> Items(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var items) ? items.EnumerateArray() : [];
}
