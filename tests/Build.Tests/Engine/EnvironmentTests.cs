using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Build.Tests;

public class EnvironmentTests
{
    [Fact]
    public async Task A_variable_that_is_set_reaches_processes_but_no_other_build()
    {
        await ActionBuild.Run(() =>
        {
            EnvironmentInfo.SetVariable("GREETING", "hello");
            using var process = ProcessTasks.StartShell("echo $GREETING");
            process.AssertZeroExitCode().Output.StdToText().ShouldBe("hello");
            EnvironmentInfo.SetVariable("GREETING", null);
            EnvironmentInfo.GetVariable("GREETING").ShouldBeNull();
            EnvironmentInfo.SetVariable("GREETING", 1);
        });

        Environment.GetEnvironmentVariable("GREETING").ShouldBeNull();
        (await ActionBuild.Get(() => EnvironmentInfo.GetVariable("GREETING"))).ShouldBeNull();
    }

    [Fact]
    public async Task A_variable_is_read_as_a_type() =>
        await ActionBuild.Run(
            () =>
            {
                EnvironmentInfo.GetVariable<int>("NUMBER").ShouldBe(7);
                EnvironmentInfo.GetVariable<int?>("NOTHING").ShouldBeNull();
                EnvironmentInfo.GetVariable<bool>("EMPTY").ShouldBeFalse();
                Should
                    .Throw<ArgumentException>(() => EnvironmentInfo.GetVariable<int>("TEXT"))
                    .Message.ShouldBe("The environment variable TEXT: \"x\" is not a whole number.");
            },
            BuildRun.Session() with
            {
                EnvironmentVariables = new Dictionary<string, string>
                {
                    ["NUMBER"] = "7",
                    ["EMPTY"] = "",
                    ["TEXT"] = "x",
                },
            }
        );

    [Fact]
    public async Task A_directory_is_switched_to_and_back()
    {
        AbsolutePath directory = Directory.CreateTempSubdirectory("environment-").FullName;
        await ActionBuild.Run(() =>
        {
            var before = EnvironmentInfo.WorkingDirectory;
            using (EnvironmentInfo.SwitchWorkingDirectory(directory))
            {
                using var process = ProcessTasks.StartShell("pwd");
                process.AssertZeroExitCode().Output.StdToText().ShouldBe(directory);
            }
            EnvironmentInfo.WorkingDirectory.ShouldBe(before);
            Should.Throw<ArgumentException>(() => EnvironmentInfo.SwitchWorkingDirectory(directory / "missing"));
        });
        directory.DeleteDirectory();
    }

    [Fact]
    public async Task The_machine_is_one_of_its_kind()
    {
        new[] { EnvironmentInfo.IsWin, EnvironmentInfo.IsLinux, EnvironmentInfo.IsOsx }.Count(x => x).ShouldBe(1);
        EnvironmentInfo.IsUnix.ShouldBe(!EnvironmentInfo.IsWin);
        EnvironmentInfo.Platform.ShouldNotBe(PlatformFamily.Unknown);
        (await ActionBuild.Get(() => EnvironmentInfo.Paths)).ShouldNotBeEmpty();
        (await ActionBuild.Get(() => EnvironmentInfo.IsWsl)).ShouldBeFalse();
    }

    [Fact]
    public async Task Errors_may_be_suppressed_but_not_unnoticed()
    {
        var run = await ActionBuild.Try(() =>
        {
            ControlFlow.SuppressErrors(() => throw new InvalidOperationException("first"));
            ControlFlow.SuppressErrors(() => throw new InvalidOperationException("second"), logWarning: false);
            ControlFlow.SuppressErrors(() => int.Parse("x", null), defaultValue: 7, logWarning: false).ShouldBe(7);
        });

        run.Succeeded().Output.ShouldContain("Warning: first\n");
        run.Output.ShouldNotContain("second");
    }

    [Fact]
    public async Task An_action_is_tried_again_and_cleaned_up_after()
    {
        var attempts = 0;
        var cleanups = 0;
        var run = await ActionBuild.Try(() =>
            ControlFlow.ExecuteWithRetry(
                () => (++attempts).ShouldBe(3, customMessage: "not yet"),
                () => cleanups++,
                delay: TimeSpan.FromTicks(1)
            )
        );

        run.Succeeded().Output.ShouldContain("Warning: Attempt 2 of 3 has failed: ");
        (attempts, cleanups).ShouldBe((3, 2));
    }

    [Fact]
    public async Task An_action_that_always_fails_fails()
    {
        var log = new List<string>();
        var run = await ActionBuild.Try(() =>
            ControlFlow.ExecuteWithRetry(
                () => throw new InvalidOperationException("never"),
                retryAttempts: 2,
                logAction: log.Add
            )
        );

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("All 2 attempts have failed. The last one: never\n");
        log.ShouldBe(["Attempt 1 of 2 has failed: never"]);
    }
}
