using Nuke.Common.Tooling;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace Build.Tests;

public class ProcessTests
{
    [Fact]
    public async Task A_process_gets_exactly_the_arguments_it_was_given()
    {
        string[] awkward =
        [
            "plain",
            "two words",
            "",
            "quo\"te",
            @"back\slash",
            @"end\ ",
            @"quoted end\",
            "ümläut",
            "*",
            "$HOME",
        ];

        var output = await OutputOf(() =>
        {
            using var process = ProcessTasks.StartProcess("printf", Rendered(["%s\\n", .. awkward]));
            return process.AssertZeroExitCode().Output;
        });

        output.Select(x => x.Text).ShouldBe(awkward);
    }

    [Fact]
    public async Task A_process_that_fails_says_what_was_run_and_what_it_said_but_no_secret()
    {
        var run = await BuildRun.Of(
            new ActionBuild(() =>
                DotNet($"-c {"echo broken $0 >&2; exit 7"} {"hunter2":r}", environmentVariables: Shell)
            ),
            x => x.Go,
            UnixSession(("DOTNET_EXE", "/bin/sh"))
        );

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("> /bin/sh -c \"echo broken $0 >&2; exit 7\" [REDACTED]\n");
        run.Output.ShouldContain("sh exited with code 7\n");
        run.Output.ShouldContain("  broken [REDACTED]\n");
        run.Output.ShouldNotContain("hunter2");
    }

    [Fact]
    public async Task A_process_that_takes_too_long_is_killed_with_everything_it_started()
    {
        var build = new ActionBuild(() =>
        {
            using var process = ProcessTasks.StartProcess("/bin/sh", "-c \"echo $$; sleep 600 & wait\"", timeout: 100);
            process.AssertWaitForExit();
        });

        var run = await BuildRun.Of(build, x => x.Go, UnixSession());

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("sh did not end in time and was killed\n");
    }

    [Fact]
    public async Task An_interruption_kills_the_running_process()
    {
        using var interruption = new CancellationTokenSource();
        var build = new ActionBuild(() =>
        {
            // The process says that it is there before it is interrupted.
            using var process = ProcessTasks.StartProcess(
                "/bin/sh",
                "-c \"echo ready; sleep 600\"",
                logger: (_, _) => interruption.Cancel()
            );
            process.AssertZeroExitCode();
        });

        var run = await BuildRun.Of(build, x => x.Go, UnixSession() with { Interruption = interruption.Token });

        run.ExitCode.ShouldBe(130);
        run.Output.ShouldContain("Go was interrupted.\n");
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_named()
    {
        var build = new ActionBuild(() => ProcessTasks.StartProcess("no-such-program").Dispose());

        var run = await BuildRun.Of(build, x => x.Go, UnixSession());

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("no-such-program was not found in PATH, but Go needs it. ");
    }

    [Theory]
    [InlineData("normal", true)]
    [InlineData("minimal", false)]
    public async Task The_output_of_a_tool_is_shown_at_normal_verbosity(string verbosity, bool shown)
    {
        var build = new ActionBuild(() =>
        {
            using var process = ProcessTasks.StartProcess("echo", "out");
            process.AssertZeroExitCode();
        });

        var run = await BuildRun.Of(build, x => x.Go, UnixSession() with { Arguments = ["--verbosity", verbosity] });

        run.Output.Contains("> echo out\nout\n", StringComparison.Ordinal).ShouldBe(shown);
    }

    [Fact]
    public async Task What_a_failing_tool_has_said_is_shown_at_any_verbosity()
    {
        var run = await BuildRun.Of(
            new ActionBuild(() => DotNet($"-c {"echo error in line 7; exit 1"}")),
            x => x.Go,
            UnixSession(("DOTNET_EXE", "/bin/sh")) with
            {
                Arguments = ["--verbosity", "quiet"],
            }
        );

        run.Output.ShouldStartWith("error in line 7\n");
    }

    static Dictionary<string, string> Shell => new() { ["LANG"] = "C" };

    static string Rendered(IEnumerable<string> arguments)
    {
        ArgumentStringHandler handler = $"{arguments}";
        return handler.ToString();
    }

    static Nuke.Common.Execution.BuildSession UnixSession(params (string Name, string Value)[] variables) =>
        BuildRun.Session() with
        {
            EnvironmentVariables = variables.ToDictionary(x => x.Name, x => x.Value),
        };

    static async Task<IReadOnlyCollection<Output>> OutputOf(Func<IReadOnlyCollection<Output>> action)
    {
        IReadOnlyCollection<Output> output = [];
        var run = await BuildRun.Of(new ActionBuild(() => output = action()), x => x.Go, UnixSession());
        run.ExitCode.ShouldBe(0, run.Output);
        return output;
    }
}
