using System.Diagnostics;
using Nuke.Common.IO;

namespace Build.Tests.Script;

public sealed class CiScriptTests : IDisposable
{
    // What every machine has; none of what Debian adds.
    static readonly string[] s_tools =
    [
        "awk",
        "bash",
        "basename",
        "dirname",
        "grep",
        "head",
        "mktemp",
        "rm",
        "tail",
        "tee",
    ];

    readonly AbsolutePath _root = Directory.CreateTempSubdirectory("ci-").FullName;

    public void Dispose() => _root.DeleteDirectory();

    [Theory]
    [InlineData(0, 0, "12 passed, 0 failed", 0, "12 passed, 0 failed")]
    [InlineData(0, 0, "12 passed, 0 failed, 3 skipped", 0, "12 passed, 0 failed, 3 skipped")]
    [InlineData(0, 1, "12 passed, 1 failed", 1, "12 passed, 1 failed")]
    [InlineData(1, 0, "12 passed, 0 failed", 1, "12 passed, 0 failed")]
    [InlineData(0, 0, "0 passed, 0 failed", 1, "0 passed, 0 failed")]
    [InlineData(0, 1, "error CS0103", 1, "0 passed, 0 failed")]
    [InlineData(0, 0, "nothing was counted", 1, "0 passed, 0 failed")]
    public async Task The_last_line_counts_the_tests_and_the_exit_code_says_whether_all_is_well(
        int lint,
        int test,
        string said,
        int expectedExitCode,
        string expectedLastLine
    )
    {
        (_root / "build.sh").WriteScript(
            $"#!/bin/sh\n[ $1 = Lint ] && exit {lint}\necho '{said}'\necho table\nexit {test}\n"
        );

        var (exitCode, output, _) = await Run("run");

        exitCode.ShouldBe(expectedExitCode);
        output.Split('\n')[^2].ShouldBe(expectedLastLine);
    }

    [Fact]
    public async Task A_machine_that_cannot_be_prepared_is_told_what_it_misses_and_what_to_do()
    {
        var (exitCode, output, errors) = await Run("prepare");

        exitCode.ShouldBe(1);
        output.ShouldBeEmpty();
        var lines = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldAllBe(x => x.StartsWith("Cannot ", StringComparison.Ordinal));
        lines[0].ShouldContain("docker.io");
        lines[0].ShouldContain("this is no Debian, there is no apt-get. Install the programs another way");
        lines.ShouldContain(
            "Cannot start a Docker engine: there is no dockerd. https://docs.docker.com/engine/install"
        );
        lines.ShouldContain(x =>
            x.StartsWith("Cannot prepare a cluster: this is no Debian, there is no apt-get.", StringComparison.Ordinal)
        );
    }

    async Task<(int ExitCode, string Output, string Errors)> Run(string name)
    {
        var script = AbsolutePath.Create(AppContext.BaseDirectory).FindParent(x => (x / ".ci" / name).FileExists())!;
        foreach (var file in (script / ".ci").GetFiles())
            file.CopyToDirectory(_root / ".ci");
        var copy = _root / ".ci" / name;
        foreach (var tool in s_tools)
            File.CreateSymbolicLink((_root / "tools").CreateDirectory() / tool, ScriptRepository.FindTool(tool));
        // Through bash: the copy may still be open in a process that another test is starting.
        var start = new ProcessStartInfo("bash", [copy])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = _root / "tools";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await errors);
    }
}
