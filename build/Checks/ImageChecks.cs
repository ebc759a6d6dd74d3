using Delivery.Docker;
using Nuke.Common.IO;

namespace Delivery.Checks;

/// <summary>The checks that run in containers of the build image.</summary>
/// <param name="engine">Runs the containers.</param>
/// <param name="image">The build image.</param>
/// <param name="root">The repository, which owns the containers.</param>
/// <param name="directory">Gets what the checks leave behind.</param>
public sealed class ImageChecks(DockerEngine engine, string image, AbsolutePath root, AbsolutePath directory)
{
    /// <summary>The names of the checks.</summary>
    public const string Format = "format";
    public const string NuGetAudit = "nuget-audit";

    const string Source = "/repository";
    const string FormatTitle = "Format (CSharpier)";
    const string AuditTitle = "Known vulnerabilities of packages (NuGet's audit)";

    /// <summary>Whether the code is formatted.</summary>
    /// <param name="directories">The directories with code, relative to the repository.</param>
    public async Task<CheckResult> CheckFormatAsync(IReadOnlyList<string> directories)
    {
        var (exitCode, lines) = await RunAsync(Format, ["dotnet", "csharpier", "check", .. directories]);
        return exitCode == 0
            ? CheckResult.Passed(Format, FormatTitle, lines.Count > 0 ? lines[^1] : "Everything is formatted.")
            : CheckResult.Failed(
                Format,
                FormatTitle,
                "Not everything is formatted. Run: dotnet csharpier format " + string.Join(' ', directories),
                lines
            );
    }

    /// <summary>What the analysers have found while the image was made.</summary>
    public async Task<IReadOnlyList<CheckResult>> CheckAnalysisAsync()
    {
        var results = directory / "analysis";
        await using var container = await WorkContainer.CreateAsync(engine, image, root, "check analysis", ["true"]);
        await container.CopyOutAsync($"{Source}/artifacts/analysis", results);
        var files = results.GlobFiles("*.sarif").ToList();
        var findings = SarifFinding.Read(files, Source);
        return [AnalysisChecks.OfCompiler(files.Count, findings), AnalysisChecks.OfSonar(files.Count, findings)];
    }

    /// <summary>Whether a package has a vulnerability that the feeds know of.</summary>
    /// <param name="solution">The solution's file, relative to the repository.</param>
    /// <param name="feeds">The feeds.</param>
    public async Task<CheckResult> AuditPackagesAsync(string solution, NuGetFeeds feeds)
    {
        // Without the list, the command finds nothing and says so as if it had looked.
        if (await feeds.FindBlindnessAsync() is { } reason)
            return CheckResult.NotChecked(NuGetAudit, AuditTitle, reason);
        var (exitCode, lines) = await RunAsync(
            NuGetAudit,
            ["dotnet", "list", solution, "package", "--vulnerable", "--include-transitive", "--format", "json"]
        );
        return NuGetAuditReport.Judge(NuGetAudit, AuditTitle, exitCode, string.Join('\n', lines));
    }

    async Task<(int ExitCode, IReadOnlyList<string> Lines)> RunAsync(string name, IReadOnlyList<string> command)
    {
        var lines = new List<string>();
        await using var container = await WorkContainer.CreateAsync(engine, image, root, $"check {name}", command);
        var exitCode = await container.RunAsync(lines.Add);
        return (exitCode, lines);
    }
}
