namespace Delivery.Checks;

/// <summary>What the analysers have found while compiling, as two checks: the compiler's and .NET's own rules, and Sonar's.</summary>
public static class AnalysisChecks
{
    /// <summary>The names of the checks.</summary>
    public const string Analyzers = "analyzers";
    public const string SonarRules = "sonar-rules";

    const string AnalyzersTitle = "Compiler and .NET analysers";
    const string SonarTitle = "Sonar's rules for C#, without a server";

    /// <summary>The compiler and .NET's own analysers: every warning counts, as it does in every other build.</summary>
    public static CheckResult OfCompiler(int projects, IReadOnlyCollection<SarifFinding> findings)
    {
        if (projects == 0)
            return CheckResult.NotChecked(
                Analyzers,
                AnalyzersTitle,
                "The build image holds no results of the analysers."
            );
        var found = findings.Where(x => !x.IsSonar && x.Level is "warning" or "error").ToList();
        return found.Count == 0
            ? CheckResult.Passed(Analyzers, AnalyzersTitle, $"No warning in {projects} projects.")
            : CheckResult.Failed(Analyzers, AnalyzersTitle, $"{found.Count} warnings.", Lines(found));
    }

    /// <summary>Sonar's rules: bugs and vulnerabilities count, everything else is only listed, as in Sonar's own quality gate.</summary>
    public static CheckResult OfSonar(int projects, IReadOnlyCollection<SarifFinding> findings)
    {
        if (projects == 0)
            return CheckResult.NotChecked(SonarRules, SonarTitle, "The build image holds no results of the analysers.");
        var sonar = findings.Where(x => x.IsSonar).ToList();
        var grave = sonar.Where(IsGrave).ToList();
        var others = sonar.Except(grave).ToList();
        return grave.Count == 0
            ? CheckResult.Passed(
                SonarRules,
                SonarTitle,
                $"No bug, no vulnerability in {projects} projects; {others.Count} remarks that do not count."
            ) with
            {
                Findings = Lines(others),
            }
            : CheckResult.Failed(
                SonarRules,
                SonarTitle,
                $"{grave.Count} bugs or vulnerabilities. Correct them, or say in sonar.globalconfig why a rule does not hold here.",
                Lines(grave)
            );
    }

    static bool IsGrave(SarifFinding finding) =>
        finding.Category.EndsWith(" Bug", StringComparison.Ordinal)
        || finding.Category.EndsWith(" Vulnerability", StringComparison.Ordinal);

    static List<string> Lines(IEnumerable<SarifFinding> findings) => [.. findings.Select(x => x.ToString())];
}
