using Delivery.Checks;
using Nuke.Common.IO;

namespace Build.Tests.Checks;

public sealed class AnalysisChecksTests : IDisposable
{
    readonly AbsolutePath _directory = Directory.CreateTempSubdirectory("sarif-").FullName;

    public void Dispose() => _directory.DeleteDirectory();

    [Fact]
    public void A_finding_says_rule_place_and_category()
    {
        var finding = Read(("S2259", "Major Bug", "warning", false)).ShouldHaveSingleItem();

        finding.ShouldBe(new SarifFinding("S2259", "Major Bug", "warning", "Something.", "src/A b.cs", 7));
        finding.ToString().ShouldBe("src/A b.cs(7): S2259 Something.");
    }

    [Fact]
    public void What_the_source_suppresses_is_no_finding() =>
        Read(("CA1720", "Naming", "warning", true)).ShouldBeEmpty();

    [Theory]
    [InlineData("S2259", "Major Bug", "warning", CheckOutcome.Passed, CheckOutcome.Failed)]
    [InlineData("S2077", "Major Vulnerability", "warning", CheckOutcome.Passed, CheckOutcome.Failed)]
    [InlineData("S3358", "Major Code Smell", "warning", CheckOutcome.Passed, CheckOutcome.Passed)]
    [InlineData("CA1822", "Performance", "warning", CheckOutcome.Failed, CheckOutcome.Passed)]
    [InlineData("SYSLIB1045", "Performance", "note", CheckOutcome.Passed, CheckOutcome.Passed)]
    public void Warnings_of_the_compiler_and_bugs_that_sonar_finds_count(
        string rule,
        string category,
        string level,
        CheckOutcome analyzers,
        CheckOutcome sonar
    )
    {
        var findings = Read((rule, category, level, false));

        AnalysisChecks.OfCompiler(1, findings).Outcome.ShouldBe(analyzers);
        AnalysisChecks.OfSonar(1, findings).Outcome.ShouldBe(sonar);
    }

    [Fact]
    public void An_image_without_results_was_not_checked()
    {
        AnalysisChecks.OfCompiler(0, []).Outcome.ShouldBe(CheckOutcome.NotChecked);
        AnalysisChecks.OfSonar(0, []).Outcome.ShouldBe(CheckOutcome.NotChecked);
    }

    IReadOnlyList<SarifFinding> Read(params (string Rule, string Category, string Level, bool IsSuppressed)[] findings)
    {
        var results = findings.Select(x =>
            $$"""
                { "ruleId": "{{x.Rule}}", "level": "{{x.Level}}", "message": { "text": "Something." },
                  "suppressions": [{{(x.IsSuppressed ? "{ \"kind\": \"inSource\" }" : "")}}],
                  "locations": [{ "physicalLocation": { "artifactLocation": { "uri": "file:///repository/src/A%20b.cs" },
                    "region": { "startLine": 7 } } }] }
                """
        );
        var rules = findings.Select(x =>
            $$"""{ "id": "{{x.Rule}}", "properties": { "category": "{{x.Category}}" } }"""
        );
        (_directory / "A.sarif").WriteAllText(
            $$"""
            { "runs": [{ "tool": { "driver": { "rules": [{{string.Join(',', rules)}}] } },
              "results": [{{string.Join(',', results)}}] }] }
            """
        );
        return SarifFinding.Read([_directory / "A.sarif"], "/repository");
    }
}
