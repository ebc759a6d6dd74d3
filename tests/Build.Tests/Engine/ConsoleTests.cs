using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Utilities.Collections;
using Serilog;

namespace Build.Tests;

public class ConsoleTests
{
    [Fact]
    public async Task A_pipe_gets_plain_text()
    {
        var run = await BuildRun.Of<ReleaseBuild>(x => x.Publish, "--no-logo", "--skip", "Sign");

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldBe(
            """

            ── Compile ─────────────────────────────────────────────────────────────
            Compiling library
            Warning: library is old

            ── Upload ──────────────────────────────────────────────────────────────
            The feed said no.

            ════════════════════════════════════════════════
            Target   Status     Duration
            ────────────────────────────────────────────────
            Compile  Succeeded    < 1sec  // Warnings: 1, Version: 1.2.3
            Sign     Skipped              // via parameter
            Upload   Failed       < 1sec  // InvalidOperationException: The feed said no.
            Tag      NotRun
            ────────────────────────────────────────────────
            Total                 < 1sec
            ════════════════════════════════════════════════

            The build has failed.

            """
        );
    }

    [Fact]
    public async Task A_terminal_gets_colours()
    {
        var session = BuildRun.Session("Compile") with { UseColors = true };

        var run = await BuildRun.Of(new ReleaseBuild(), x => x.Publish, session);

        run.Output.ShouldContain("\e[1;36m── Compile ");
        run.Output.ShouldContain("\e[33mWarning: library is old\e[0m\n");
        run.Output.ShouldEndWith("\e[32mThe build has succeeded.\e[0m\n");
    }

    [Fact]
    public async Task A_quiet_build_says_what_matters()
    {
        var run = await BuildRun.Of<ReleaseBuild>(x => x.Publish, "Compile", "--verbosity", "quiet");

        run.Output.ShouldBe("Warning: library is old\n");
    }

    [Fact]
    public async Task A_quiet_build_that_fails_says_how_each_target_went()
    {
        var run = await BuildRun.Of<ReleaseBuild>(x => x.Publish, "--verbosity", "quiet", "--skip", "Sign");

        run.Output.ShouldStartWith("Warning: library is old\nThe feed said no.\n\n═");
        run.Output.ShouldEndWith("The build has failed.\n");
    }

    [Fact]
    public async Task Help_lists_targets_with_what_they_depend_on_and_then_parameters()
    {
        var run = await BuildRun.Of<ReleaseBuild>(x => x.Publish, "-h");

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldBe(
            """
            Targets (-> what they depend on):

              Compile            Compiles everything
              Sign
              Upload             -> Compile, Sign
              Tag                Leaves a tag
              Publish (default)  Compiles, signs and uploads
                                 -> Upload, Tag

            Parameters:

              --feed-name  Where packages go.
              --day        One of Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday.

            Options of the engine:

              --target      The targets to run; wins over targets without a name in front.
              --skip        Targets to skip; without a value, everything that was not asked for by name.
              --parallel    How many targets may run at the same time; by default one for each processor.
              --plan        Shows what would run and why, and runs nothing; Text without a value.
                            One of Text, Json, Mermaid, Html.
              --force       Runs targets also where nothing has changed since they succeeded.
              --help        Shows this text.
              --verbosity   How much the build says.
                            One of Verbose, Normal, Minimal, Quiet.
              --no-logo     Leaves out the first line.
              --partition   The part to do of what targets split up: 2/3 is the second of three.
              --profile     Reads .nuke/parameters.<profile>.json too; of several, a later one wins.
              --host        Where the build runs, if the environment does not say.
                            One of Terminal, GitHubActions, AzurePipelines, GitLab.
              --version     Shows the versions of the build, its engine and .NET.
              --schema      Writes .nuke/build.schema.json, with which editors know the parameter files.
              --completion  Prints a script that completes targets and parameters in a shell.
                            One of Bash, Zsh, Pwsh.

            """
        );
    }

    [Fact]
    public async Task Builds_that_run_at_the_same_time_do_not_know_of_each_other()
    {
        var runs = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(async number =>
                {
                    var root = AbsolutePath.Create(Path.GetTempPath()) / $"repository-{number}";
                    var session = BuildRun.Session("--name", $"build-{number}") with { RootDirectory = root };
                    return (number, run: await BuildRun.Of(new PlaceBuild(), x => x.Where, session));
                })
        );

        foreach (var (number, run) in runs)
        {
            run.Output.ShouldContain($"build-{number} in repository-{number}\n");
            run.Output.Split(" in repository-").Length.ShouldBe(2);
        }
    }

    sealed class ReleaseBuild : NukeBuild
    {
        [Parameter("Where packages go.")]
        public string? FeedName { get; set; }

        [Parameter]
        public DayOfWeek? Day { get; set; }

        [Parameter("Nobody needs to know.", List = false)]
        public bool Hidden { get; set; }

        Target Compile =>
            _ =>
                _.Description("Compiles everything")
                    .Executes(() =>
                    {
                        Log.Information("Compiling {Project}", "library");
                        Log.Debug("with {Count} files", 3);
                        Log.Warning("{Project} is old", "library");
                        ReportSummary(_ => _.AddPair("Warnings", "1").AddPair("Version", "1.2.3"));
                    });

        Target Sign => _ => _.Executes(() => Log.Information("Signing"));

        Target Upload =>
            _ => _.DependsOn(Compile, Sign).Executes(() => throw new InvalidOperationException("The feed said no."));

        Target Tag => _ => _.Description("Leaves a tag").After(Upload).Executes(() => Log.Information("Tagging"));

        Target Internal => _ => _.Unlisted();

        public Target Publish => _ => _.Description("Compiles, signs and uploads").DependsOn(Upload, Tag);
    }

    sealed class PlaceBuild : NukeBuild
    {
        [Parameter]
        public string Name { get; set; } = "";

        public Target Where =>
            _ =>
                _.Executes(async () =>
                {
                    await Task.Yield();
                    Log.Information("{Name} in {Directory}", Name, RootDirectory.Name);
                });
    }
}
