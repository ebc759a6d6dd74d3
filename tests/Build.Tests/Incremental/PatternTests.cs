using System.Diagnostics;
using Nuke.Common;
using Nuke.Common.IO;

namespace Build.Tests.Incremental;

public sealed class PatternTests : IDisposable
{
    readonly SourceTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Theory]
    [InlineData("src", "src/A.cs src/deep/B.cs src/deep/obj/C.cs")]
    [InlineData("src/*", "src/A.cs")]
    [InlineData("src/*.cs", "src/A.cs")]
    [InlineData("src/**", "src/A.cs src/deep/B.cs src/deep/obj/C.cs")]
    [InlineData("**/*.cs", "src/A.cs src/deep/B.cs src/deep/obj/C.cs")]
    [InlineData("**/deep", "src/deep/B.cs src/deep/obj/C.cs")]
    [InlineData("src !**/obj", "src/A.cs src/deep/B.cs")]
    [InlineData("src !**/obj/**", "src/A.cs src/deep/B.cs")]
    [InlineData("src !src/deep", "src/A.cs")]
    [InlineData("src !src/*", "src/deep/B.cs src/deep/obj/C.cs")]
    [InlineData("s?c/{A,X}.cs global.json", "global.json src/A.cs")]
    [InlineData("** !src", "global.json")]
    [InlineData("missing src/missing.cs missing/**", "")]
    public async Task Patterns_mean_files(string patterns, string expected)
    {
        var meant = new List<string>();
        foreach (var file in new[] { "global.json", "src/A.cs", "src/deep/B.cs", "src/deep/obj/C.cs", ".git/config" })
        {
            if (await Notices(patterns.Split(' '), () => _tree.Write(file, ""), file))
                meant.Add(file);
        }

        meant.ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Patterns_may_be_absolute_and_lead_elsewhere()
    {
        using var elsewhere = new SourceTree();
        var data = elsewhere.Root / "data.csv";
        string[] patterns = [elsewhere.Root / "*.csv", _tree.Root / "src"];

        (await Notices(patterns, () => data.TouchFile(), data)).ShouldBeTrue();
        (await Notices(patterns, () => _tree.Write("src/A.cs", ""), "src/A.cs")).ShouldBeTrue();
    }

    [Fact]
    public async Task Links_to_directories_and_pipes_count_but_are_not_entered()
    {
        Xunit.Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes with a name in a directory.");
        var source = (_tree.Root / "src").CreateDirectory();

        (await Notices(["src"], () => Directory.CreateSymbolicLink(source / "up", source), "src/up")).ShouldBeTrue();
        (await Notices(["src"], () => MakePipe(source / "pipe"), "src/pipe")).ShouldBeTrue();
        (await Notices(["src"], () => _tree.Write("src/A.cs", ""), "src/A.cs")).ShouldBeTrue();
    }

    async Task<bool> Notices(string[] patterns, Action makeFile, string file)
    {
        await _tree.Run(new PatternBuild(patterns), x => x.Go);
        makeFile();
        var run = await _tree.Run(new PatternBuild(patterns), x => x.Go);
        run.ExitCode.ShouldBe(0, run.Output);
        return run.Output.Contains($"Runs because: {file} is new.\n", StringComparison.Ordinal);
    }

    static void MakePipe(AbsolutePath path)
    {
        using var process = Process.Start("mkfifo", path);
        process.WaitForExit();
    }

    sealed class PatternBuild(string[] patterns) : NukeBuild
    {
        public Target Go => _ => _.Inputs(patterns).Executes(() => { });
    }
}
