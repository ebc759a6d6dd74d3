using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace Build.Tests;

public sealed class CombinationTests : IDisposable
{
    readonly TemporaryRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void Values_follow_each_other_quicker_than_what_they_are_combined_with() =>
        new DotNetBuildSettings()
            .CombineWith(["A", "B"], (_, v) => _.SetProjectFile(v))
            .CombineWith(_ => _.SetFramework("net9.0"), _ => _.SetFramework("net10.0"))
            .When(true, _ => _.SetConfiguration("Release"))
            .Select(x => $"{x.ProjectFile} {x.Framework} {x.Configuration}")
            .ShouldBe(["A net9.0 Release", "A net10.0 Release", "B net9.0 Release", "B net10.0 Release"]);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Each_combination_is_one_call_and_results_are_in_order(int degreeOfParallelism)
    {
        _repository.Behave("echo built $2");
        IReadOnlyList<string> said = [];

        var run = await Run(() =>
            said = [
                .. DotNetBuild(_ => _.CombineWith(["A", "B", "C"], (_, v) => _.SetProjectFile(v)), degreeOfParallelism)
                    .Select(x => $"{x.Settings.ProjectFile}: {x.Output.StdToText()}"),
            ]
        );

        run.Succeeded();
        said.ShouldBe(["A: built A", "B: built B", "C: built C"]);
        _repository.Calls.Order().ShouldBe(["build A", "build B", "build C"]);
        run.Output.ShouldContain("built B\n");
    }

    [Fact]
    public async Task A_failure_ends_the_calls()
    {
        _repository.Behave("exit 1");

        var run = await Run(() => DotNetBuild(_ => _.CombineWith(["A", "B"], (_, v) => _.SetProjectFile(v))));

        run.ExitCode.ShouldBe(1);
        _repository.Calls.ShouldBe(["build A"]);
    }

    [Fact]
    public async Task All_calls_are_made_and_all_failures_named_where_that_is_asked_for()
    {
        _repository.Behave("[ $2 = B ]");

        var run = await Run(() =>
            DotNetBuild(
                _ => _.CombineWith(["A", "B", "C"], (_, v) => _.SetProjectFile(v)),
                degreeOfParallelism: 2,
                completeOnFailure: true
            )
        );

        run.ExitCode.ShouldBe(1);
        _repository.Calls.Order().ShouldBe(["build A", "build B", "build C"]);
        run.Output.ShouldContain("dotnet build A\n");
        run.Output.ShouldContain("dotnet build C\n");
    }

    [Fact]
    public async Task What_a_failing_call_has_said_is_shown_at_any_verbosity()
    {
        _repository.Behave("echo error in line 7; exit 1");

        var run = await ActionBuild.Try(
            () => DotNetBuild(_ => _.CombineWith(["A", "B"], (_, v) => _.SetProjectFile(v)), degreeOfParallelism: 2),
            _repository.Session("--verbosity", "quiet")
        );

        run.Output.ShouldStartWith("error in line 7\n");
    }

    Task<BuildRun> Run(Action action) => ActionBuild.Try(action, _repository.Session());
}
