using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities.Collections;
using Serilog;

namespace Build.Tests;

public class ParallelTests
{
    // Far more than any machine takes: a test that waits this long has failed.
    static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Targets_that_do_not_depend_on_each_other_run_at_the_same_time()
    {
        using var meeting = new Barrier(2);
        void Meet() => meeting.SignalAndWait(s_patience).ShouldBeTrue();

        var run = await BuildRun.Of(new PairBuild(Meet, Meet), x => x.Both, "--parallel", "2");

        run.ExitCode.ShouldBe(0, run.Output);
    }

    [Fact]
    public async Task The_environment_may_say_how_many_run_at_the_same_time()
    {
        using var meeting = new Barrier(2);
        void Meet() => meeting.SignalAndWait(s_patience).ShouldBeTrue();
        var session = BuildRun.Session() with
        {
            EnvironmentVariables = new Dictionary<string, string> { ["NUKE_PARALLEL"] = "2" },
        };

        var run = await BuildRun.Of(new PairBuild(Meet, Meet), x => x.Both, session);

        run.ExitCode.ShouldBe(0, run.Output);
    }

    [Theory]
    [InlineData("0", "--parallel is 0, but at least 1 target must be able to run.\n")]
    [InlineData("-1", "--parallel is -1, but at least 1 target must be able to run.\n")]
    [InlineData("many", "--parallel: \"many\" is not a whole number.\n")]
    public async Task A_number_of_targets_that_makes_no_sense_is_refused(string number, string message)
    {
        var run = await BuildRun.Of(new PairBuild(() => { }, () => { }), x => x.Both, "--parallel", number);

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBe(message);
    }

    [Fact]
    public async Task A_summary_belongs_to_the_target_that_reports_it()
    {
        using var meeting = new Barrier(2);
        PairBuild build = null!;
        build = new PairBuild(() => Report("left"), () => Report("right"));
        void Report(string side)
        {
            meeting.SignalAndWait(s_patience).ShouldBeTrue();
            build.ReportSummary(_ => _.AddPair("Side", side));
            meeting.SignalAndWait(s_patience).ShouldBeTrue();
        }

        var run = await BuildRun.Of(build, x => x.Both, "--parallel", "2");

        run.Words.ShouldContain("Left Succeeded < 1sec // Side: left\n");
        run.Words.ShouldContain("Right Succeeded < 1sec // Side: right\n");
    }

    [Fact]
    public async Task Hooks_are_called_one_at_a_time_and_know_their_target()
    {
        var build = new HookBuild();

        var run = await BuildRun.Of(build, x => x.All, "--parallel", "8");

        run.ExitCode.ShouldBe(0, run.Output);
        build.Overlaps.ShouldBe(0);
        run.Words.ShouldContain("A Succeeded < 1sec // Begun: A\n");
        run.Words.ShouldContain("H Succeeded < 1sec // Begun: H\n");
    }

    [Fact]
    public async Task A_failure_lets_running_targets_end_starts_no_others_and_then_what_is_assured()
    {
        using var hasFailed = new ManualResetEventSlim();
        var build = new FailingBuild(hasFailed);

        var run = await BuildRun.Of(build, x => x.Deploy, "--parallel", "3");

        run.ExitCode.ShouldBe(1);
        build.Ran.ShouldBe(["Fail", "Slow", "CleanUp"]);
        run.Words.ShouldContain("Slow Succeeded");
        run.Words.ShouldContain("Deploy NotRun\n");
    }

    [Fact]
    public async Task Targets_that_fail_at_the_same_time_are_all_told()
    {
        using var meeting = new Barrier(2);
        void Fail()
        {
            meeting.SignalAndWait(s_patience).ShouldBeTrue();
            throw new InvalidOperationException("no luck");
        }

        var run = await BuildRun.Of(new PairBuild(Fail, Fail), x => x.Both, "--parallel", "2");

        run.ExitCode.ShouldBe(1);
        run.Words.ShouldContain("Left Failed < 1sec // InvalidOperationException: no luck\n");
        run.Words.ShouldContain("Right Failed < 1sec // InvalidOperationException: no luck\n");
    }

    [Fact]
    public async Task A_hook_that_throws_waits_for_what_runs_and_loses_nothing_that_was_said()
    {
        var build = new BrokenHookBuild();

        var run = await BuildRun.Of(build, x => x.All, "--parallel", "2");

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("slow has ended\n");
        run.Output.ShouldEndWith("The hook is broken.\n");
    }

    [Fact]
    public async Task An_interruption_ends_the_processes_of_all_running_targets_and_then_runs_what_is_assured()
    {
        using var interruption = new CancellationTokenSource();
        using var ready = new CountdownEvent(2);
        var build = new InterruptedBuild(() =>
        {
            using var process = ProcessTasks.StartProcess(
                "/bin/sh",
                "-c \"echo ready; sleep 600 & wait\"",
                logger: (_, _) =>
                {
                    if (ready.Signal())
                        interruption.Cancel();
                }
            );
            process.AssertZeroExitCode();
        });

        var session = UnixSession("--parallel", "2") with { Interruption = interruption.Token };
        var run = await BuildRun.Of(build, x => x.Both, session);

        run.ExitCode.ShouldBe(130, run.Output);
        run.Words.ShouldContain("Left Aborted");
        run.Words.ShouldContain("Right Aborted");
        run.Words.ShouldContain("CleanUp Succeeded");
        run.Output.ShouldContain("clean again\n");
    }

    static BuildSession UnixSession(params string[] arguments) =>
        BuildRun.Session(arguments) with
        {
            EnvironmentVariables = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" },
        };

    sealed class HookBuild : NukeBuild
    {
        int _inside;

        public int Overlaps { get; private set; }

        Target A => _ => _.OnlyWhenDynamic(() => Enter()).Executes(() => { });
        Target B => _ => _.OnlyWhenDynamic(() => Enter()).Executes(() => { });
        Target C => _ => _.OnlyWhenDynamic(() => Enter()).Executes(() => { });
        Target D => _ => _.OnlyWhenDynamic(() => Enter()).Executes(() => { });
        Target E => _ => _.DependsOn(A).Executes(() => { });
        Target F => _ => _.DependsOn(B).Executes(() => { });
        Target G => _ => _.DependsOn(C).Executes(() => { });
        Target H => _ => _.DependsOn(D).Executes(() => { });
        public Target All => _ => _.DependsOn(E, F, G, H);

        protected internal override void OnTargetRunning(string target)
        {
            Enter();
            ReportSummary(_ => _.AddPair("Begun", target));
        }

        protected internal override void OnTargetSucceeded(string target) => Enter();

        bool Enter()
        {
            Overlaps += Interlocked.Increment(ref _inside) - 1;
            Thread.Yield();
            Interlocked.Decrement(ref _inside);
            return true;
        }
    }

    sealed class FailingBuild(ManualResetEventSlim hasFailed) : NukeBuild
    {
        readonly List<string> _ran = [];

        public IReadOnlyList<string> Ran => _ran;

        Target Fail =>
            _ =>
                _.Executes(() =>
                {
                    Note("Fail");
                    throw new InvalidDataException("The disk is full");
                });

        Target Slow =>
            _ =>
                _.Executes(() =>
                {
                    hasFailed.Wait(s_patience).ShouldBeTrue();
                    Note("Slow");
                });

        Target Between => _ => _.DependsOn(Fail).Executes(() => Note("Between"));
        public Target Deploy => _ => _.DependsOn(Between, Slow).Executes(() => Note("Deploy"));
        Target CleanUp => _ => _.TriggeredBy(Between).AssuredAfterFailure().Executes(() => Note("CleanUp"));

        protected internal override void OnTargetFailed(string target) => hasFailed.Set();

        void Note(string target)
        {
            lock (_ran)
                _ran.Add(target);
        }
    }

    sealed class BrokenHookBuild : NukeBuild
    {
        readonly TaskCompletionSource _isBroken = new();

        Target Quick => _ => _.Executes(() => { });

        Target Slow =>
            _ =>
                _.Executes(async () =>
                {
                    await _isBroken.Task;
                    Log.Information("slow has ended");
                });

        Target Skipped => _ => _.DependsOn(Quick).OnlyWhenDynamic(() => false).Executes(() => { });
        public Target All => _ => _.DependsOn(Slow, Skipped);

        protected internal override void OnTargetSkipped(string target)
        {
            _isBroken.SetResult();
            throw new InvalidOperationException("The hook is broken.");
        }
    }

    sealed class InterruptedBuild(Action action) : NukeBuild
    {
        Target Left => _ => _.Executes(action);
        Target Right => _ => _.Executes(action);
        public Target Both => _ => _.DependsOn(Left, Right).Executes(() => { });

        Target CleanUp =>
            _ =>
                _.TriggeredBy(Both)
                    .AssuredAfterFailure()
                    .Executes(() =>
                    {
                        using var process = ProcessTasks.StartProcess("echo", "clean again");
                        process.AssertZeroExitCode();
                    });
    }
}
