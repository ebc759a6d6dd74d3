using Delivery.Inputs;
using Delivery.Testing;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Utilities.Collections;
using Serilog;

namespace Delivery.Components;

/// <summary>All tests by one command.</summary>
public interface ITest : ICompile
{
    private const string AllTests = "All tests";

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
                // A test may read anything that is in the repository.
                .Inputs("**", $"!{ArtifactsDirectory}", "!.dotnet", "!**/{bin,obj,.vs,.idea,TestResults}/**")
                .Inputs([.. RequestedProjects.Select(x => (string)OutputDirectoryOf(x))])
                .Inputs(() => TestType)
                .Inputs(() => IsServerBuild)
                .Inputs(() => InstalledSdks.Versions)
                // What is deployed may be another thing each time; nothing here would show it.
                .Inputs(() => TestsDeployment ? Guid.NewGuid() : Guid.Empty, "the deployed application")
                .Outputs(TestResultsDirectory)
                .WhenUpToDate(summary => Log.Information("{Counts}", summary[AllTests]))
                .Executes(() =>
                {
                    TestResultsDirectory.CreateOrCleanDirectory();
                    var runs = Projects().Select(Run).ToList();
                    Report(runs);
                    var failed = runs.Where(x => x.Failure is not null).Select(x => $"{x.Project}: {x.Failure}");
                    Assert.Empty([.. failed], string.Join('\n', failed));
                });

    private IReadOnlyList<string> RequestedProjects =>
        [
            .. TestType is TestType.Unit or TestType.All ? UnitTests : [],
            .. TestType is TestType.Integration or TestType.All ? IntegrationTests : [],
            .. TestType is TestType.Acceptance or TestType.All ? AcceptanceTests : [],
        ];

    private bool TestsDeployment => RequestedProjects.Intersect(AcceptanceTests).Any(Exists);

    private List<string> Projects()
    {
        var missing = AcceptanceTests.Where(x => !Exists(x)).ToList();
        foreach (var project in RequestedProjects.Intersect(missing))
            Log.Information("There is no project {Project} yet.", project);
        var projects = RequestedProjects.Except(missing).ToList();
        Assert.NotEmpty(projects, $"There are no tests of the type {TestType} yet.");
        return projects;
    }

    private bool Exists(string project) => (RootDirectory / "tests" / project).DirectoryExists();

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
        var counts = TestCounts.Sum(runs.Select(x => x.Counts)).ToString();
        ReportSummary(summary =>
        {
            summary.AddPair(AllTests, counts);
            foreach (var run in runs)
                summary.AddPair(run.Project, run.Counts.ToString());
            return summary.AddPair("Line coverage", coverage.ToString());
        });
        // The last line of the target: scripts that count tests read it.
        Log.Information("{Counts}", counts);
    }
}
