using System.Diagnostics;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Components;

namespace Build.Tests;

public sealed class CompletionTests : IDisposable
{
    readonly TemporaryRepository repository = new();

    public void Dispose() => repository.Dispose();

    // The bar is where the cursor stands.
    [Theory]
    [InlineData("./build.sh |", "Build Test Tidy secrets")]
    [InlineData("./build.sh t|", "Test Tidy")]
    [InlineData("./build.sh Te|", "Test")]
    [InlineData("./build.sh Build |", "Build Test Tidy")]
    [InlineData("./build.sh --pl|", "--plan")]
    [InlineData("./build.sh Test --day |", "Debug Release")]
    [InlineData("./build.sh Test --day R|", "Release")]
    [InlineData("./build.sh Test --day = R|", "Release")]
    [InlineData("./build.sh Test --day =|", "Debug Release")]
    [InlineData("./build.sh --skip Ti|", "Tidy")]
    [InlineData("./build.sh --profile |", "ci staging")]
    [InlineData("./build.sh --verbosity v|", "Verbose")]
    [InlineData("./build.sh --output |", "")]
    [InlineData("./build.sh secrets |", "set list remove")]
    [InlineData("./build.sh secrets set |", "Token")]
    [InlineData("./build.sh secrets set Token --pr|", "--profile")]
    public async Task Bash_completes(string line, string expected)
    {
        var script = await Script("bash");
        var words = line.TrimEnd('|').Split(' ');
        var list = string.Join(' ', words.Select(x => $"'{x}'"));
        var output = await Bash(
            $"source {script} && COMP_WORDS=({list}) COMP_CWORD={words.Length - 1} && _build_sh && echo \"${{COMPREPLY[*]}}\""
        );

        output.ShouldBe($"{expected}\n");
    }

    [Fact]
    public async Task Bash_knows_the_script_by_any_path()
    {
        var script = await Script("bash");

        (await Bash($"source {script} && complete -p build.sh")).ShouldBe(
            "complete -o default -F _build_sh build.sh\n"
        );
    }

    [Fact]
    public async Task Loading_it_twice_and_with_strict_settings_is_no_error()
    {
        var script = await Script("bash");

        (await Bash($"set -u; source {script}; source {script}; echo fine")).ShouldBe("fine\n");
    }

    [Theory]
    [InlineData("./build.sh T|", "Build Test Tidy secrets")]
    [InlineData("./build.sh Test --day |", "Debug Release")]
    [InlineData("./build.sh secrets set |", "Token")]
    [InlineData("./build.sh --output |", "files")]
    public async Task Zsh_completes(string line, string expected)
    {
        Xunit.Assert.SkipUnless(File.Exists("/usr/bin/zsh"), "There is no zsh here.");
        var script = await Script("zsh");
        var words = line.TrimEnd('|').Split(' ');
        var list = string.Join(' ', words.Select(x => $"'{x}'"));
        // Which of the candidates fit is up to compadd.
        var output = await Shell(
            "/usr/bin/zsh",
            $"""
            compdef() true; _files() print files; compadd() print -- $candidates
            source {script}; words=({list}); CURRENT={words.Length}; _build_sh
            """
        );

        output.ShouldBe($"{expected}\n");
    }

    [Theory]
    [InlineData("zsh", "    --day) candidates=(Debug Release) ;;\n", "compdef _build_sh build.sh\n")]
    [InlineData("pwsh", "    '--day' { 'Debug', 'Release' }\n", "Register-ArgumentCompleter -Native ")]
    public async Task The_other_shells_get_the_same_words(string shell, params string[] parts)
    {
        var script = (await Script(shell)).ReadAllText();

        foreach (var part in parts)
            script.ShouldContain(part);
        script.ShouldNotContain("Hidden");
    }

    [Fact]
    public async Task An_unknown_shell_is_refused()
    {
        var run = await BuildRun.Of(new CompletedBuild(), x => x.Build, "--completion", "fish");

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBe("--completion: \"fish\" is not one of Bash, Zsh, Pwsh. Did you mean Bash?\n");
    }

    async Task<AbsolutePath> Script(string shell)
    {
        (repository.Root / ".nuke" / "parameters.ci.json").WriteAllText("{}");
        (repository.Root / ".nuke" / "parameters.staging.json").WriteAllText("{}");
        BuildSession session = repository.Session("--completion", shell);

        var run = await BuildRun.Of(new CompletedBuild(), x => x.Build, session);

        run.ExitCode.ShouldBe(0, run.Output);
        return (repository.Root / $"completion.{shell}").WriteAllText(run.Output);
    }

    static Task<string> Bash(string command) => Shell("bash", command);

    static async Task<string> Shell(string shell, string command)
    {
        var start = new ProcessStartInfo(shell, ["-c", command]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output;
    }

    sealed class CompletedBuild : Nuke.Common.NukeBuild
    {
        [Nuke.Common.Parameter]
        public Configuration? Day { get; set; }

        [Nuke.Common.Parameter]
        public AbsolutePath? Output { get; set; }

        [Nuke.Common.Parameter]
        [Nuke.Common.Secret]
        public string? Token { get; set; }

        public Nuke.Common.Target Build => _ => _;

        Nuke.Common.Target Test => _ => _;

        Nuke.Common.Target Tidy => _ => _;

        Nuke.Common.Target Hidden => _ => _.Unlisted();
    }
}
