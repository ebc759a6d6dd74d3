using Nuke.Common;
using Nuke.Common.IO;

namespace Build.Tests;

/// <summary>A secret goes through everything the build writes, and must not be found there in any form.</summary>
public sealed class SecretCanaryTests : IDisposable
{
    const string Canary = "Canary+in/the \"mine\"=100%&äö?";

    // The host takes these lines for itself and shows none of them.
    static readonly string[] s_maskCommands = ["::add-mask::", "##vso[task.setsecret]"];

    readonly SecretRepository repository = new();

    public void Dispose() => repository.Dispose();

    public static TheoryData<string, string> Runs()
    {
        var runs = new TheoryData<string, string>();
        foreach (var host in new[] { "", "GITHUB_ACTIONS=true", "TF_BUILD=True", "GITLAB_CI=true", "CI=true" })
        {
            runs.Add(host, "Betray");
            runs.Add(host, "Betray --verbosity verbose");
            runs.Add(host, "Betray Fail");
            runs.Add(host, "Fail --verbosity verbose");
            runs.Add(host, "Throw");
            runs.Add(host, "Throw --verbosity verbose");
            runs.Add(host, "ShowProcess --verbosity verbose");
            runs.Add(host, "Betray Fail --plan");
            runs.Add(host, "--help");
            runs.Add(host, "--version");
            runs.Add(host, "--schema");
            runs.Add(host, "--completion bash");
            runs.Add(host, "secrets list");
            runs.Add(host, "Betray --nonsense");
        }
        return runs;
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task A_stored_secret_is_not_found_in_what_the_build_writes(string host, string arguments)
    {
        await repository.Store("Token", Canary);
        string[] variables = [$"PARAMS_KEY={SecretRepository.Password}", .. host.Length > 0 ? [host] : (string[])[]];

        var run = await repository.Run(new SecretBuild(), repository.Session(variables, arguments.Split(' ')));

        ShouldBeClean(run.Output);
        Shown(run.Output).ShouldNotContain(SecretRepository.Password);
        FilesShouldBeClean();
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task A_secret_of_the_environment_is_not_found_in_what_the_build_writes(string host, string arguments)
    {
        string[] variables = [$"NUKE_TOKEN={Canary}", .. host.Length > 0 ? [host] : (string[])[]];

        var run = await repository.Run(new SecretBuild(), repository.Session(variables, arguments.Split(' ')));

        ShouldBeClean(run.Output);
        FilesShouldBeClean();
    }

    [Fact]
    public async Task What_is_left_of_the_lines_is_still_there()
    {
        var run = await repository.Run(
            new SecretBuild(),
            repository.Session([$"TOKEN={Canary}"], "Betray", "Fail", "--no-logo")
        );

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("Warning: because of ***\n");
        run.Output.ShouldContain("because of ***: ***\n");
        run.Output.ShouldContain("// Token: with *** inside\n");
        run.Output.ShouldContain("> /bin/sh -c \"echo \\\"$0\\\" >&2; exit 7\" \"***\"\n");
        run.Output.ShouldContain("// ProcessException: sh exited with code 7\n");
    }

    [Fact]
    public async Task What_others_read_of_the_build_has_no_secret_either()
    {
        var build = new SecretBuild();

        await repository.Run(build, repository.Session([$"TOKEN={Canary}"], "Betray", "Throw"));

        foreach (var pair in build.ExecutionPlan.SelectMany(x => x.SummaryInformation))
            ShouldBeClean(pair.Value);
    }

    [Fact]
    public async Task A_stored_secret_is_on_no_command_line_and_in_no_environment_of_a_process()
    {
        await repository.Store("Token", Canary);
        var build = new SecretBuild();

        var run = await repository.Run(build, "ShowProcess");

        run.ExitCode.ShouldBe(0, run.Output);
        build.ToolOutput.ShouldContain(x => x.Text.StartsWith("/bin/sh -c", StringComparison.Ordinal));
        foreach (var line in build.ToolOutput)
            ShouldBeClean(line.Text);
    }

    [Theory]
    [InlineData("--token", Canary, "Quiet", "--nonsense")]
    [InlineData("--token", Canary, "Betray")]
    [InlineData("Quiet", "--pin", Canary)]
    public async Task A_secret_of_the_command_line_is_not_repeated(params string[] arguments) =>
        ShouldBeClean((await repository.Run(new SecretBuild(), repository.Session([], arguments))).Output);

    [Fact]
    public async Task A_secret_that_loses_against_another_source_is_a_secret_all_the_same()
    {
        var session = repository.Session([$"TOKEN={Canary}"], "--token", "another", "--host", Canary);

        var run = await repository.Run(new SecretBuild(), session);

        run.ExitCode.ShouldBe(2);
        ShouldBeClean(run.Output);
        run.Output.ShouldStartWith("--host: \"***\" is not one of Terminal, ");
    }

    [Fact]
    public async Task A_secret_that_the_build_learns_while_it_runs_is_masked_from_then_on()
    {
        var build = new LearningBuild();

        var run = await BuildRun.Of(build, x => x.Go);

        ShouldBeClean(run.Output);
        run.Output.ShouldContain("got ***\n");
    }

    static void ShouldBeClean(string text)
    {
        foreach (var form in MaskingTests.FormsOf(Canary))
            Shown(text).Contains(form, StringComparison.Ordinal).ShouldBeFalse($"{form} in:\n{text}");
    }

    static string Shown(string text) =>
        string.Join(
            '\n',
            text.Split('\n').Where(line => !s_maskCommands.Any(x => line.StartsWith(x, StringComparison.Ordinal)))
        );

    void FilesShouldBeClean()
    {
        foreach (var file in repository.Root.GlobFiles("**"))
            ShouldBeClean(file.ReadAllText());
    }

    sealed class LearningBuild : Nuke.Common.NukeBuild
    {
        public Nuke.Common.Target Go =>
            _ =>
                _.Executes(() =>
                {
                    var token = this.AddSecret(Canary);
                    Serilog.Log.Information("got {Token}", token);
                });
    }
}
