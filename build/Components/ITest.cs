using Delivery.Inputs;
using Delivery.Testing;
using Nuke.Common;
using Nuke.Common.IO;
using Serilog;

namespace Delivery.Components;

/// <summary>All tests by one command.</summary>
public interface ITest : IAcceptance
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
            (StartsService ? _.DependsOn(Train) : _)
                .Description("Runs the tests with coverage; --test-type narrows")
                .DependsOn(Compile)
                // A test may read anything that is in the repository.
                .Inputs("**", $"!{ArtifactsDirectory}", "!.dotnet", "!**/{bin,obj,.vs,.idea,TestResults}/**")
                .Inputs([.. RequestedProjects.Select(x => (string)OutputDirectoryOf(x))])
                .Inputs(() => TestType)
                .Inputs(() => IsServerBuild)
                .Inputs(() => InstalledSdks.Versions)
                .Inputs([.. StartsService ? (string[])[Registry / "versions", Registry / "aliases.json"] : []])
                // What is deployed may be another thing each time; nothing here would show it.
                .Inputs(() => TestsDeployment ? Guid.NewGuid() : Guid.Empty, "the deployed application")
                .Inputs(() => ServiceLatency)
                .Outputs(TestResultsDirectory)
                .Produces(TestProgram.ResultFilesIn(TestResultsDirectory))
                .WhenUpToDate(summary => Log.Information("{Counts}", summary[TestRuns.All]))
                .Executes(() =>
                {
                    TestResultsDirectory.CreateOrCleanDirectory();
                    var runs = TestRuns.Of([.. Projects().Select(Run)], TestResultsDirectory, RootDirectory);
                    ReportSummary(runs.AddTo);
                    // The last line of the target: scripts that count tests read it.
                    Log.Information("{Counts}", runs.Counts.ToString());
                    Assert.True(runs.Failures.Length == 0, runs.Failures);
                });

    private IReadOnlyList<string> RequestedProjects =>
        [
            .. TestType is TestType.Unit or TestType.All ? UnitTests : [],
            .. TestType is TestType.Integration or TestType.All ? IntegrationTests : [],
            .. TestType is TestType.Acceptance or TestType.All ? AcceptanceTests : [],
        ];

    private bool TestsAcceptance => RequestedProjects.Intersect(AcceptanceTests).Any(Exists);

    private bool TestsDeployment => TestsAcceptance && ServiceUrl is not null;

    private bool StartsService => TestsAcceptance && ServiceUrl is null;

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

    private TestRun Run(string project)
    {
        if (!AcceptanceTests.Contains(project))
            return Run(project, variables: null);
        var findings = TestResultsDirectory / project / "findings.md";
        (TestResultsDirectory / project).CreateDirectory();
        var run = WithService(findings, variables => Run(project, variables));
        if (findings.FileExists())
            Log.Information("{Findings}", findings.ReadAllText());
        return run;
    }

    private TestRun Run(string project, IReadOnlyDictionary<string, string>? variables) =>
        TestRun.Of(
            project,
            OutputDirectoryOf(project) / $"{project}.dll",
            TestResultsDirectory / project,
            RootDirectory,
            variables
        );
}
