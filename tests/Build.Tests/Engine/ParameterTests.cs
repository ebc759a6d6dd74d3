using System.Globalization;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Components;

namespace Build.Tests;

public class ParameterTests
{
    [Fact]
    public async Task Each_type_is_read_from_the_command_line()
    {
        var build = new ParameterBuild();

        var run = await BuildRun.Of(
            build,
            x => x.Go,
            "--fast",
            "--retry-count=7",
            "--threshold",
            "-0.5",
            "-Day",
            "friday",
            "--greeting",
            "good morning",
            "--output",
            "out/report",
            "--from",
            "2014-01-31",
            "--names",
            "Ada",
            "Grace",
            "--numbers",
            "1+2"
        );

        run.ExitCode.ShouldBe(0, run.Output);
        build.Fast.ShouldBeTrue();
        build.RetryCount.ShouldBe(7);
        build.Threshold.ShouldBe(-0.5);
        build.Day.ShouldBe(DayOfWeek.Friday);
        build.Text.ShouldBe("good morning");
        build.Output.ShouldBe(AbsolutePath.Create(Path.GetTempPath()) / "out" / "report");
        build.From.ShouldBe(new DateOnly(2014, 1, 31));
        build.Names.ShouldBe(["Ada", "Grace"]);
        build.Numbers.ShouldBe([1, 2]);
    }

    [Fact]
    public async Task A_variable_that_Azure_Pipelines_does_not_know_is_not_given()
    {
        var (here, elsewhere) = (new ParameterBuild(), new ParameterBuild());
        var variables = new Dictionary<string, string>
        {
            ["GREETING"] = "$(Greeting.Text_1)",
            ["NAMES"] = "$(A) or $(B)",
        };

        await BuildRun.Of(
            here,
            x => x.Go,
            BuildRun.Session() with
            {
                EnvironmentVariables = new Dictionary<string, string>(variables) { ["TF_BUILD"] = "True" },
            }
        );
        await BuildRun.Of(elsewhere, x => x.Go, BuildRun.Session() with { EnvironmentVariables = variables });

        here.Text.ShouldBe("hello");
        here.Names.ShouldBe(["$(A)", "or", "$(B)"]);
        elsewhere.Text.ShouldBe("$(Greeting.Text_1)");
    }

    [Fact]
    public async Task What_is_not_given_keeps_its_default()
    {
        var build = new ParameterBuild();

        await BuildRun.Of(build, x => x.Go);

        build.RetryCount.ShouldBe(5);
        build.Threshold.ShouldBeNull();
        build.Names.ShouldBe(["nobody"]);
    }

    [Theory]
    [InlineData("RETRY_COUNT=1", 1)]
    [InlineData("retrycount=1", 1)]
    [InlineData("NUKE_RETRY_COUNT=1", 1)]
    [InlineData("RETRY_COUNT=1 NUKE_RETRY_COUNT=2", 2)]
    [InlineData("RETRY_COUNT=", 5)]
    public async Task The_environment_sets_what_the_command_line_does_not(string variables, int expected)
    {
        var build = new ParameterBuild();
        await BuildRun.Of(build, x => x.Go, Session(variables));
        build.RetryCount.ShouldBe(expected);

        var both = new ParameterBuild();
        await BuildRun.Of(both, x => x.Go, Session(variables, "--retry-count", "9"));
        both.RetryCount.ShouldBe(9);
    }

    [Fact]
    public async Task An_empty_variable_is_an_empty_list_and_a_switch_that_is_off()
    {
        var build = new ParameterBuild { Fast = true };

        await BuildRun.Of(build, x => x.Go, Session("NAMES= FAST="));

        build.Names.ShouldBeEmpty();
        build.Fast.ShouldBeFalse();
    }

    [Fact]
    public async Task Two_variables_that_mean_the_same_must_agree()
    {
        var run = await BuildRun.Of(new ParameterBuild(), x => x.Go, Session("RETRY_COUNT=1 RETRYCOUNT=2"));

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBe("RETRYCOUNT and RETRY_COUNT differ, but mean the same. Unset all but one.\n");
    }

    [Theory]
    [InlineData(true, "--fast", "Go")]
    [InlineData(true, "--fast", "true", "Go")]
    [InlineData(false, "--fast", "no", "Go")]
    [InlineData(false, "--fast", "--fast=off", "Go")]
    public async Task A_switch_takes_the_next_word_only_when_that_reads_as_a_boolean(
        bool expected,
        params string[] arguments
    )
    {
        var build = new ParameterBuild();

        var run = await BuildRun.Of(build, x => x.Go, arguments);

        run.ExitCode.ShouldBe(0, run.Output);
        build.Ran.ShouldBe(["Go"]);
        build.Fast.ShouldBe(expected);
    }

    [Theory]
    [InlineData("--retry-cuont 3", "There is no parameter --retry-cuont. Did you mean --retry-count?")]
    [InlineData("--zebra", "There is no parameter --zebra.")]
    [InlineData("--retry-count many", "--retry-count: \"many\" is not a whole number.")]
    [InlineData("--retry-count", "--retry-count needs a value: a whole number.")]
    [InlineData("--fast=maybe", "--fast: \"maybe\" is not true or false.")]
    [InlineData("--from yesterday", "--from: \"yesterday\" is not a date such as 2014-01-31.")]
    [InlineData("--verbosity loud", "--verbosity: \"loud\" is not one of Verbose, Normal, Minimal, Quiet.")]
    [InlineData(
        "--configuration releese",
        "--configuration: \"releese\" is not one of Debug, Release. Did you mean Release?"
    )]
    [InlineData("--numbers 1+x", "--numbers: \"x\" is not a whole number.")]
    [InlineData("Og", "There is no target Og. Did you mean Go? The targets are Go.")]
    public async Task What_cannot_be_understood_is_named_and_nothing_runs(string commandLine, string message)
    {
        var build = new ParameterBuild();

        var run = await BuildRun.Of(build, x => x.Go, commandLine.Split(' '));

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBe($"{message}\n");
        build.Ran.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_variable_that_does_not_convert_is_named()
    {
        var run = await BuildRun.Of(new ParameterBuild(), x => x.Go, Session("NUKE_RETRY_COUNT=many"));

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBe(
            "--retry-count (from the environment variable NUKE_RETRY_COUNT): \"many\" is not a whole number.\n"
        );
    }

    [Fact]
    public async Task Members_of_components_get_their_values_when_they_are_read()
    {
        var build = new ComponentReadingBuild();

        var run = await BuildRun.Of(build, x => x.Go, "--nickname", "Bird", "--age", "35", "--configuration", "Debug");

        run.ExitCode.ShouldBe(0, run.Output);
        build.Seen.ShouldBe("Bird 35 Debug");
    }

    [Fact]
    public async Task A_variable_for_an_option_of_the_engine_needs_the_prefix()
    {
        var plain = await BuildRun.Of(new ParameterBuild(), x => x.Go, Session("NO_LOGO=true VERBOSITY=loud"));
        plain.Output.ShouldStartWith("Build engine ");

        var prefixed = await BuildRun.Of(new ParameterBuild(), x => x.Go, Session("NUKE_NO_LOGO=true"));
        prefixed.Output.ShouldNotContain("Build engine ");
    }

    static BuildSession Session(string variables, params string[] arguments) =>
        BuildRun.Session(arguments) with
        {
            EnvironmentVariables = variables.Split(' ').Select(x => x.Split('=')).ToDictionary(x => x[0], x => x[1]),
        };

    sealed class ComponentReadingBuild : Nuke.Common.NukeBuild, INamed, IHazConfiguration
    {
        public string Seen { get; private set; } = "";

        public Nuke.Common.Target Go =>
            _ =>
                _.Executes(() =>
                    Seen = string.Create(
                        CultureInfo.InvariantCulture,
                        $"{((INamed)this).Nickname} {((INamed)this).Age} {((IHazConfiguration)this).Configuration}"
                    )
                );
    }
}
