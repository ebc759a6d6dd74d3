using Delivery.Checks;

namespace Build.Tests.Checks;

/// <summary>What other programs have written, and what follows from it: never a success that they have not reported.</summary>
public class VerdictTests
{
    static readonly Uri s_server = new("https://sonar.example");

    [Theory]
    [InlineData(0, "INFO: QUALITY GATE STATUS: PASSED - View details on …", CheckOutcome.Passed)]
    [InlineData(1, "ERROR: QUALITY GATE STATUS: FAILED - View details on …", CheckOutcome.Failed)]
    [InlineData(0, "INFO: ANALYSIS SUCCESSFUL", CheckOutcome.NotChecked)]
    [InlineData(1, "ERROR: An error occurred while querying the server version", CheckOutcome.NotChecked)]
    [InlineData(1, "INFO: QUALITY GATE STATUS: PASSED", CheckOutcome.NotChecked)]
    [InlineData(127, "", CheckOutcome.NotChecked)]
    public void Only_a_quality_gate_that_has_spoken_counts(int exitCode, string line, CheckOutcome expected) =>
        SonarServer.Judge(s_server, exitCode, [line]).Outcome.ShouldBe(expected);

    [Theory]
    [InlineData(0, """{ "vulnerabilities": [], "ok": true, "dependencyCount": 3 }""", CheckOutcome.Passed)]
    [InlineData(0, """{ "vulnerabilities": [], "ok": true, "dependencyCount": 0 }""", CheckOutcome.NotChecked)]
    [InlineData(0, """{ "vulnerabilities": [], "ok": true }""", CheckOutcome.NotChecked)]
    [InlineData(
        1,
        """{ "vulnerabilities": [{ "id": "SNYK-1", "name": "a", "version": "1", "severity": "high", "title": "t" }] }""",
        CheckOutcome.Failed
    )]
    [InlineData(1, """{ "vulnerabilities": [] }""", CheckOutcome.NotChecked)]
    [InlineData(2, """{ "ok": false, "error": "Authentication failed" }""", CheckOutcome.NotChecked)]
    [InlineData(3, """{ "ok": false, "error": "Could not detect supported target files" }""", CheckOutcome.NotChecked)]
    [InlineData(0, "", CheckOutcome.NotChecked)]
    [InlineData(0, "The download of the program has failed", CheckOutcome.NotChecked)]
    public void Snyk_has_checked_only_when_it_reports(int exitCode, string output, CheckOutcome expected) =>
        SnykCheck.Judge(exitCode, output).Outcome.ShouldBe(expected);

    [Theory]
    [InlineData("clean clean", CheckOutcome.Passed)]
    [InlineData("clean unreachable", CheckOutcome.NotChecked)]
    [InlineData("unreachable vulnerable clean", CheckOutcome.Failed)]
    [InlineData("", CheckOutcome.NotChecked)]
    public void Snyk_has_found_the_delivery_clean_only_when_it_was_for_each_project(
        string projects,
        CheckOutcome expected
    ) =>
        SnykCheck
            .Together([
                .. projects
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(x =>
                        x switch
                        {
                            "clean" => CheckResult.Passed("snyk", "Snyk", "clean"),
                            "vulnerable" => CheckResult.Failed("snyk", "Snyk", "1 vulnerability", ["B 1.0.0"]),
                            _ => CheckResult.NotChecked("snyk", "Snyk", x),
                        }
                    ),
            ])
            .Outcome.ShouldBe(expected);

    [Fact]
    public void A_scanner_that_cannot_reach_its_server_says_so_and_not_where_it_was_in_its_code() =>
        SonarServer
            .Judge(
                s_server,
                134,
                [
                    "Pre-processing started.",
                    "Unhandled exception. System.Net.Http.HttpRequestException: Connection refused (sonar.example:443)",
                    "   at SonarScanner.MSBuild.Program.Main(String[] args)",
                ]
            )
            .Reason.ShouldEndWith("HttpRequestException: Connection refused (sonar.example:443)");

    [Theory]
    [InlineData(0, """{ "version": 1, "projects": [{ "path": "A.csproj" }] }""", CheckOutcome.Passed)]
    [InlineData(
        0,
        """
            { "version": 1, "projects": [{ "path": "A.csproj", "frameworks": [{ "framework": "net10.0", "transitivePackages":
              [{ "id": "B", "resolvedVersion": "1.0.0", "vulnerabilities": [{ "severity": "High", "advisoryurl": "https://a" }] }] }] }] }
            """,
        CheckOutcome.Failed
    )]
    [InlineData(1, """{ "version": 1, "projects": [] }""", CheckOutcome.NotChecked)]
    [InlineData(1, "error: Unable to load the service index", CheckOutcome.NotChecked)]
    [InlineData(0, "", CheckOutcome.NotChecked)]
    public void The_audit_of_packages_has_checked_only_when_it_reports(
        int exitCode,
        string output,
        CheckOutcome expected
    ) => NuGetAuditReport.Judge("nuget-audit", "Audit", exitCode, output).Outcome.ShouldBe(expected);

    [Fact]
    public void A_vulnerable_package_is_named_with_its_version_and_advisory() =>
        NuGetAuditReport
            .Judge(
                "nuget-audit",
                "Audit",
                0,
                """
                { "projects": [{ "frameworks": [{ "topLevelPackages": [{ "id": "B", "resolvedVersion": "1.0.0",
                  "vulnerabilities": [{ "severity": "High", "advisoryurl": "https://a" }] }] }] }] }
                """
            )
            .Findings.ShouldBe(["B 1.0.0: High, https://a"]);
}
