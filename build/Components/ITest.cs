using Delivery.Testing;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Utilities.Collections;
using Serilog;

namespace Delivery.Components;

/// <summary>All tests by one command.</summary>
public interface ITest : ICompile
{
    /// <summary>Projects whose tests need nothing but themselves.</summary>
    string[] UnitTests { get; }

    /// <summary>Projects that test the whole application, nothing replaced.</summary>
    string[] IntegrationTests { get; }

    /// <summary>Projects that test a deployed application.</summary>
    string[] AcceptanceTests { get; }

    [Parameter("The tests to run; All by default.")]
    TestType TestType => TryGetValue<TestType?>(() => TestType) ?? TestType.All;

    /// <summary>Where results and coverage go.</summary>
    AbsolutePath TestResultsDirectory => ArtifactsDirectory / "tests";

    Target Test =>
        _ =>
            _.Description("Runs the tests with coverage; --test-type narrows")
                .DependsOn(Compile)
                .Executes(() =>
                {
                    TestResultsDirectory.CreateOrCleanDirectory();
                    var runs = Projects().Select(Run).ToList();
                    Report(runs);
                    var failed = runs.Where(x => x.Failure is not null).Select(x => $"{x.Project}: {x.Failure}");
                    Assert.Empty([.. failed], string.Join('\n', failed));
                });

    private List<string> Projects()
    {
        var asked = new List<string>();
        if (TestType is TestType.Unit or TestType.All)
            asked.AddRange(UnitTests);
        if (TestType is TestType.Integration or TestType.All)
            asked.AddRange(IntegrationTests);
        if (TestType is TestType.Acceptance or TestType.All)
            asked.AddRange(AcceptanceTests.Where(Exists));
        Assert.NotEmpty(asked, $"There are no tests of the type {TestType} yet.");
        return asked;
    }

    private bool Exists(string project)
    {
        var exists = (RootDirectory / "tests" / project).DirectoryExists();
        if (!exists)
            Log.Information("There is no project {Project} yet.", project);
        return exists;
    }

    private TestRun Run(string project) =>
        TestRun.Of(
            project,
            OutputDirectoryOf(project) / $"{project}.dll",
            TestResultsDirectory / project,
            RootDirectory
        );

    private void Report(IReadOnlyCollection<TestRun> runs)
    {
        var coverage = LineCoverage.Read(TestResultsDirectory.GlobFiles("*/*.cobertura.xml"), RootDirectory);
        ReportSummary(summary =>
        {
            foreach (var run in runs)
                summary.AddPair(run.Project, run.Counts.ToString());
            return summary.AddPair("Line coverage", coverage.ToString());
        });
        // The last line of the target: scripts that count tests read it.
        Log.Information("{Counts}", TestCounts.Sum(runs.Select(x => x.Counts)).ToString());
    }
}
