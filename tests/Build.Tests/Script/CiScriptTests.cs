using System.Diagnostics;
using Nuke.Common.IO;

namespace Build.Tests.Script;

public sealed class CiScriptTests : IDisposable
{
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
        (_root / "build.sh")
            .WriteAllText($"#!/bin/sh\n[ $1 = Lint ] && exit {lint}\necho '{said}'\necho table\nexit {test}\n")
            .SetExecutable();

        var (exitCode, output) = await Run();

        exitCode.ShouldBe(expectedExitCode);
        output.Split('\n')[^2].ShouldBe(expectedLastLine);
    }

    async Task<(int ExitCode, string Output)> Run()
    {
        var script = AbsolutePath.Create(AppContext.BaseDirectory).FindParent(x => (x / ".ci" / "run").FileExists())!;
        var copy = (script / ".ci" / "run").CopyToDirectory(_root / ".ci");
        // Through bash: a file that was written a moment ago may still be open in a process that another test is starting, and
        // Linux starts no program that is open for writing.
        using var process = Process.Start(new ProcessStartInfo("bash", [copy]) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
