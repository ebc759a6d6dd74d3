using Nuke.Common;
using Nuke.Common.Execution;

namespace Build.Tests;

public class FailureTests
{
    [Fact]
    public async Task A_failure_stops_everything_but_assured_targets()
    {
        var build = new FailingBuild();

        var run = await BuildRun.Of(build, x => x.Deploy);

        run.ExitCode.ShouldBe(1);
        build.Ran.ShouldBe(["Prepare", "Fail", "CleanUp"]);
        run.Words.ShouldContain("Fail Failed < 1sec // InvalidDataException: The disk is full\n");
        run.Words.ShouldContain("Deploy NotRun\n");
        run.Words.ShouldContain("CleanUp Succeeded < 1sec\n");
        run.Output.ShouldEndWith("The build has failed.\n");
    }

    [Fact]
    public async Task After_a_failure_that_may_be_passed_the_rest_runs_and_the_build_fails_all_the_same()
    {
        var build = new ProceedingBuild();

        var run = await BuildRun.Of(build, x => x.After);

        run.ExitCode.ShouldBe(1);
        build.Ran.ShouldBe(["Fail", "After"]);
    }

    [Fact]
    public async Task The_build_may_set_an_exit_code_of_its_own()
    {
        var run = await BuildRun.Of<ExitCodeBuild>(x => x.Fail);

        run.ExitCode.ShouldBe(42);
    }

    [Fact]
    public async Task A_condition_that_throws_fails_its_target_and_is_quoted()
    {
        var run = await BuildRun.Of<ThrowingConditionBuild>(x => x.Target);

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("The condition \"Broken()\" of Target has thrown: no network\n");
    }

    [Fact]
    public async Task A_stack_trace_is_shown_only_when_the_build_is_verbose()
    {
        var normal = await BuildRun.Of<FailingBuild>(x => x.Deploy);
        normal.Output.ShouldNotContain("   at ");

        var verbose = await BuildRun.Of<FailingBuild>(x => x.Deploy, "--verbosity", "verbose");
        verbose.Output.ShouldContain("   at ");
    }

    [Fact]
    public async Task An_asynchronous_action_fails_its_target()
    {
        var run = await BuildRun.Of<AsynchronousBuild>(x => x.Target);

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("// TimeoutException: too late\n");
    }

    [Fact]
    public async Task An_interruption_ends_the_build_but_assured_targets_run()
    {
        using var interruption = new CancellationTokenSource();
        var build = new InterruptedBuild(interruption);

        var run = await BuildRun.Of(build, x => x.After, BuildRun.Session() with { Interruption = interruption.Token });

        run.ExitCode.ShouldBe(130);
        build.Ran.ShouldBe(["Interrupted", "CleanUp"]);
        build
            .ExecutionPlan.Select(x => x.Status)
            .ShouldBe([ExecutionStatus.Aborted, ExecutionStatus.NotRun, ExecutionStatus.Succeeded]);
    }

    sealed class FailingBuild : RecordingBuild
    {
        Target Prepare => _ => _.Executes(Record);

        Target Fail =>
            _ =>
                _.DependsOn(Prepare)
                    .Executes(Record, () => throw new InvalidDataException("The disk is full\nof old logs"));

        public Target Deploy => _ => _.DependsOn(Fail).Executes(Record);

        Target CleanUp => _ => _.TriggeredBy(Deploy).AssuredAfterFailure().Executes(Record);
    }

    sealed class ProceedingBuild : RecordingBuild
    {
        Target Fail =>
            _ => _.ProceedAfterFailure().Executes(Record, () => throw new InvalidDataException("not so bad"));

        public Target After => _ => _.DependsOn(Fail).Executes(Record);
    }

    sealed class ExitCodeBuild : NukeBuild
    {
        public Target Fail => _ => _.Executes(() => ExitCode = 42);
    }

    sealed class ThrowingConditionBuild : RecordingBuild
    {
        public Target Target => _ => _.OnlyWhenDynamic(() => Broken()).Executes(Record);

        static bool Broken() => throw new IOException("no network");
    }

    sealed class AsynchronousBuild : RecordingBuild
    {
        public Target Target =>
            _ =>
                _.Executes(async () =>
                {
                    Record();
                    await Task.Yield();
                    throw new TimeoutException("too late");
                });
    }

    sealed class InterruptedBuild(CancellationTokenSource interruption) : RecordingBuild
    {
        Target Interrupted => _ => _.Executes(Record, interruption.Cancel, Record);

        public Target After => _ => _.DependsOn(Interrupted).Executes(Record);

        Target CleanUp => _ => _.TriggeredBy(After).AssuredAfterFailure().Executes(Record);
    }
}
