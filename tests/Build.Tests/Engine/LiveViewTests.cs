using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Common.Reporting;
using Serilog;

namespace Build.Tests;

public class LiveViewTests
{
    const string Erase = "\r\e[J";

    [Fact]
    public async Task A_terminal_shows_below_the_output_what_runs_how_long_and_what_waits_for_what()
    {
        var run = await Run(new TerminalSize(60, 20));

        run.ShouldContain(
            "Compiling\n"
                + "\e[1;36m  running  Compile  1:05\e[0m\n"
                + "\e[90m  waiting  Test     for Compile\e[0m\n"
                + "\e[90m  waiting  Publish  for Test\e[0m\n"
                + $"\e[3A{Erase}Compiled\n"
                + "\e[1;36m  running  Compile  1:05\e[0m\n"
        );
        // Nothing of it remains on the screen.
        run.ShouldContain($"\e[3A{Erase}\n═══");
    }

    [Fact]
    public async Task Lines_fit_into_the_terminal()
    {
        var run = await Run(new TerminalSize(30, 4));

        run.ShouldContain("\e[1;36m  running  Compile  1:05\e[0m\n\e[90m  and 2 more\e[0m\n");
    }

    [Fact]
    public async Task Without_colours_there_is_no_view() =>
        (await Run(new TerminalSize(60, 20), useColors: false)).ShouldNotContain("\e");

    [Fact]
    public async Task A_pipe_has_no_view() => (await Run(null)).ShouldNotContain("running");

    [Fact]
    public async Task A_target_that_is_over_at_once_is_not_shown() =>
        (await Run(new TerminalSize(60, 20), seconds: 0.2)).ShouldNotContain("running");

    static async Task<string> Run(TerminalSize? size, bool useColors = true, double seconds = 65)
    {
        var time = new ManualTime();
        using var output = new WatchedWriter("Compiling");
        var session = BuildRun.Session("--no-logo") with
        {
            Output = output,
            TimeProvider = time,
            UseColors = useColors,
            TerminalSize = size is { } known ? () => known : null,
        };
        await BuildRunner.RunAsync(session, () => new SlowBuild(time, seconds, output), x => x.Publish);
        return output.ToString();
    }

    sealed class SlowBuild(ManualTime time, double seconds, WatchedWriter output) : NukeBuild
    {
        Target Compile =>
            _ =>
                _.Executes(() =>
                {
                    Log.Information("Compiling");
                    output.WaitForExpected();
                    time.Advance(TimeSpan.FromSeconds(seconds));
                    time.Tick();
                    Log.Information("Compiled");
                });

        Target Test => _ => _.DependsOn(Compile).Executes(() => Log.Information("Testing"));
        public Target Publish => _ => _.DependsOn(Test).Executes(() => { });
    }
}
