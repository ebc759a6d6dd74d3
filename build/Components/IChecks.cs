using Delivery.Checks;
using Delivery.Docker;
using Delivery.Outcomes;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Components;
using Serilog;

namespace Delivery.Components;

/// <summary>The checks of the source that are no tests, in the build image.</summary>
public interface IChecks : IImages, ILint, IHazSolution
{
    [Parameter("The checks that must have passed; one that could not run fails then, too.")]
    string[] RequireChecks => TryGetValue(() => RequireChecks) ?? [];

    [Parameter("The SonarQube server that judges the source; without it, only Sonar's rules are checked.")]
    Uri? SonarHostUrl => TryGetValue(() => SonarHostUrl);

    [Parameter("The key of the project on that server; by default the name of the release image.")]
    string SonarProjectKey => TryGetValue(() => SonarProjectKey) ?? ImageName;

    [Parameter("The token for that server."), Secret]
    string? SonarToken => TryGetValue(() => SonarToken);

    [Parameter("The token for Snyk, which looks for vulnerable dependencies."), Secret]
    string? SnykToken => TryGetValue(() => SnykToken);

    /// <summary>The project that is delivered.</summary>
    string DeliveredProject { get; }

    /// <summary>Where the results go: <c>index.html</c> and <c>summary.json</c>, and the SARIF files.</summary>
    AbsolutePath ChecksDirectory => ArtifactsDirectory / "checks";

    Target CheckInImage =>
        _ =>
            _.Description("Checks format, analysers, Sonar's rules and dependencies in containers of the build image")
                .DependsOn(BuildImage)
                .Inputs(BuildImageFile)
                .Inputs(() => RequireChecks)
                .Inputs(() => SonarHostUrl?.ToString())
                .Inputs(() => SonarToken is null)
                .Inputs(() => SnykToken is null)
                .Outputs(ChecksDirectory)
                .Produces(ChecksDirectory)
                .WhenUpToDate(summary =>
                    Log.Information("{Checks}", string.Join(", ", summary.Select(x => $"{x.Key}: {x.Value}")))
                )
                .Executes(() => this.Run(CheckAsync));

    private async Task CheckAsync()
    {
        CheckGate.RequireKnown(
            RequireChecks,
            [
                ImageChecks.Format,
                AnalysisChecks.Analyzers,
                AnalysisChecks.SonarRules,
                SonarServer.Name,
                ImageChecks.NuGetAudit,
                SnykCheck.Name,
            ]
        );
        ChecksDirectory.CreateOrCleanDirectory();
        using var engine = await ConnectToDockerAsync(nameof(CheckInImage));
        var image = BuildImageRecord.Read(BuildImageFile).Reference;
        var checks = new ImageChecks(engine, image, RootDirectory, ChecksDirectory);
        var sonar = new SonarServer(engine, image, RootDirectory);
        var snyk = new SnykCheck(engine, image, RootDirectory, TemporaryDirectory / "snyk");
        var solution = RootDirectory.GetUnixRelativePathTo(Solution.Path!);

        var analysis = checks.CheckAnalysisAsync();
        var others = Task.WhenAll(
            checks.CheckFormatAsync(FormattedDirectories),
            sonar.CheckAsync(SonarHostUrl, SonarProjectKey, SonarHostUrl is null ? null : SonarToken, solution),
            checks.AuditPackagesAsync(solution, NuGetFeeds.Of(RootDirectory)),
            snyk.CheckAsync(SnykToken, DeliveredProject)
        );
        Conclude(image, [.. await analysis, .. await others]);
    }

    private void Conclude(string image, IReadOnlyList<CheckResult> results)
    {
        var objections = CheckGate.Objections(results, RequireChecks);
        CheckSummary.Write(ChecksDirectory, image, results, objections);
        foreach (var result in results)
            Log.Information(
                "{Outcome,-12}{Name}: {Reason:l}",
                CheckSummary.Text(result.Outcome),
                result.Name,
                result.Reason
            );
        foreach (
            var finding in results.Where(x => x.Outcome == CheckOutcome.Failed).SelectMany(x => x.Findings).Take(20)
        )
            Log.Error("{Finding:l}", finding);
        Log.Information("The results on one page: {Page}", ChecksDirectory / "index.html");
        ReportSummary(summary =>
        {
            foreach (var result in results)
                summary[result.Name] = CheckSummary.Text(result.Outcome);
            return summary;
        });
        if (objections.Count > 0)
            throw StopException.Gate(string.Join('\n', objections));
    }
}
