using Nuke.Common.Execution;
using Nuke.Common.Reporting;
using Nuke.Common.Tooling;
using Serilog;

namespace Build.Tests;

public class OutputTests
{
    // Far more than any machine takes: a test that waits this long has failed.
    static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task The_output_of_a_target_stays_together_and_comes_when_it_ends()
    {
        using var rightHasSpoken = new ManualResetEventSlim();
        using var leftHasSpoken = new ManualResetEventSlim();
        var build = new PairBuild(
            left: () =>
            {
                Log.Information("left begins");
                leftHasSpoken.Set();
                rightHasSpoken.Wait(s_patience).ShouldBeTrue();
                Log.Information("left ends");
            },
            right: () =>
            {
                leftHasSpoken.Wait(s_patience).ShouldBeTrue();
                Log.Information("right begins");
                using var process = ProcessTasks.StartProcess("echo", "right runs", logInvocation: false);
                process.AssertZeroExitCode();
                rightHasSpoken.Set();
                Log.Information("right ends");
            }
        );

        var run = await BuildRun.Of(build, x => x.Both, UnixSession("--parallel", "2", "--no-logo"));

        run.ExitCode.ShouldBe(0, run.Output);
        run.Output.ShouldContain("────\nleft begins\nleft ends\n");
        run.Output.ShouldContain("────\nright begins\nright runs\nright ends\n");
    }

    [Fact]
    public async Task What_a_target_writes_to_the_console_is_part_of_its_output()
    {
        var process = new StringWriter();
        using var console = new ConsoleLines(process);
        using var meeting = new Barrier(2);
        void Speak(string side)
        {
            meeting.SignalAndWait(s_patience).ShouldBeTrue();
            console.Write($"{side} ");
            meeting.SignalAndWait(s_patience).ShouldBeTrue();
            console.WriteLine("begins");
            Log.Information("{Side} goes on", side);
            meeting.SignalAndWait(s_patience).ShouldBeTrue();
            console.Write($"{side} ends");
        }
        var build = new PairBuild(() => Speak("left"), () => Speak("right"));

        var run = await BuildRun.Of(build, x => x.Both, "--parallel", "2");
        console.Write("outside");

        run.Output.ShouldContain("────\nleft begins\nleft goes on\nleft ends\n");
        run.Output.ShouldContain("────\nright begins\nright goes on\nright ends\n");
        process.ToString().ShouldBe("outside");
    }

    [Fact]
    public async Task A_target_that_runs_alone_shows_its_output_while_it_runs()
    {
        using var output = new WatchedWriter("left begins");
        var build = new PairBuild(
            () =>
            {
                Log.Information("left begins");
                output.WaitForExpected();
            },
            () => { }
        );
        var session = BuildRun.Session("Left", "--parallel", "2") with { Output = output };

        (await BuildRunner.RunAsync(session, () => build, x => x.Both)).ShouldBe(0);
    }

    [Fact]
    public async Task A_build_inside_a_target_has_an_output_of_its_own()
    {
        BuildRun? inner = null;
        var build = new PairBuild(
            () =>
                inner = BuildRun
                    .Of(new PairBuild(() => Log.Information("inner"), () => { }), x => x.Both)
                    .GetAwaiter()
                    .GetResult(),
            () => { }
        );

        var outer = await BuildRun.Of(build, x => x.Both, "--parallel", "2");

        outer.Output.ShouldNotContain("inner");
        inner.ShouldNotBeNull().Output.ShouldContain("inner\n");
    }

    static BuildSession UnixSession(params string[] arguments) =>
        BuildRun.Session(arguments) with
        {
            EnvironmentVariables = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" },
        };
}
