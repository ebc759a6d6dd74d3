using Delivery.Components;
using Nuke.Common.IO;

namespace Build.Tests.Strategy;

public sealed class TestTargetTests : IDisposable
{
    static readonly ITest s_build = new Delivery.Build();
    static readonly string[] s_projects = [.. s_build.UnitTests, .. s_build.IntegrationTests];

    readonly TemporaryRepository _repository = new();

    public TestTargetTests()
    {
        // A test program leaves the result file that lies ready for it, and ends with the code that is written there.
        _repository.Behave(
            $$"""
            ready={{_repository.Root}}/ready/$(basename "$1" .dll)
            [ ! -f "$ready.trx" ] || { mkdir -p "$3" && cp "$ready".*.xml "$ready.trx" "$3"; exit "$(cat "$ready.code")"; }
            """
        );
        foreach (var project in s_projects)
            Prepare(project, exitCode: 0, "Passed");
    }

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task All_tests_are_counted_by_project_and_together()
    {
        Prepare("Build.Tests", exitCode: 0, "Passed", "Passed", "NotExecuted");

        var run = await Run();

        run.ExitCode.ShouldBe(0, run.Output);
        var passed = s_projects.Length + 1;
        LastLineOfTarget(run).ShouldBe($"{passed} passed, 0 failed, 1 skipped");
        run.Output.ShouldContain(
            $"// All tests: {passed} passed, 0 failed, 1 skipped, {string.Join(", ", s_projects.Select(CountsOf))}, Line coverage: 50.0 %\n"
        );
        run.Output.ShouldContain("There is no project MlPipeline.AcceptanceTests yet.\n");

        static string CountsOf(string project) =>
            project == "Build.Tests" ? $"{project}: 2 passed, 0 failed, 1 skipped" : $"{project}: 1 passed, 0 failed";
    }

    [Fact]
    public async Task A_failing_project_does_not_keep_the_others_from_running()
    {
        Prepare("MlPipeline.UnitTests", exitCode: 2, "Failed", "Timeout", "Passed");

        var run = await Run();

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain($"\n{s_projects.Length} passed, 2 failed\nMlPipeline.UnitTests: 2 failed\n");
    }

    [Fact]
    public async Task A_project_without_a_single_test_fails()
    {
        Prepare("MlPipeline.IntegrationTests", exitCode: 8);

        var run = await Run("--test-type", "integration");

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain(
            $"\n{s_build.IntegrationTests.Length - 1} passed, 0 failed\nMlPipeline.IntegrationTests: no test has run\n"
        );
    }

    [Fact]
    public async Task A_test_program_that_breaks_down_fails()
    {
        Prepare("MlPipeline.IntegrationTests", exitCode: 134, "Passed");
        (await Run()).Output.ShouldContain("MlPipeline.IntegrationTests: exited with code 134\n");

        (_repository.Root / "ready" / "MlPipeline.IntegrationTests.trx").DeleteFile();
        (await Run()).Output.ShouldContain("MlPipeline.IntegrationTests: exited with code 0 and left no results\n");
    }

    [Theory]
    [InlineData("Unit", true, false)]
    [InlineData("integration", false, true)]
    [InlineData("All", true, true)]
    public async Task The_type_says_which_projects_run(string type, bool unit, bool integration)
    {
        await Run("--test-type", type);

        _repository
            .Calls.Where(x => x.Contains("--report-trx", StringComparison.Ordinal))
            .Select(x => AbsolutePath.Create("/" + x.Split(' ')[0]).NameWithoutExtension)
            .ShouldBe([.. unit ? s_build.UnitTests : [], .. integration ? s_build.IntegrationTests : []]);
    }

    [Fact]
    public async Task Acceptance_tests_that_do_not_exist_are_no_success()
    {
        var run = await Run("--test-type", "Acceptance");

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("There are no tests of the type Acceptance yet.\n");
    }

    static string LastLineOfTarget(BuildRun run)
    {
        var lines = run.Output.Split('\n').ToList();
        return lines[lines.FindIndex(x => x.StartsWith('═')) - 2];
    }

    Task<BuildRun> Run(params string[] arguments) =>
        BuildRun.Of(
            new Delivery.Build(),
            x => ((IPipelines)x).MainJob,
            _repository.Session(["Test", "--skip", .. arguments])
        );

    void Prepare(string project, int exitCode, params string[] outcomes)
    {
        (_repository.Root / "artifacts" / "dotnet" / "bin" / project / "release" / $"{project}.dll").TouchFile();
        var ready = _repository.Root / "ready";
        var results = string.Concat(outcomes.Select(x => $"""<UnitTestResult outcome="{x}" />"""));
        (ready / $"{project}.trx").WriteAllText(
            $"""<TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results>{results}</Results></TestRun>"""
        );
        (ready / $"{project}.code").WriteAllText($"{exitCode}");
        (ready / $"{project}.cobertura.xml").WriteAllText(
            $"""
            <coverage><class filename="{_repository.Root}/src/A.cs"><lines>
              <line number="1" hits="{outcomes.Length}" /><line number="2" hits="0" />
            </lines></class></coverage>
            """
        );
    }
}
