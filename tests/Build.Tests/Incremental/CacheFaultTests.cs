using System.Diagnostics;
using Nuke.Common.IO;

namespace Build.Tests.Incremental;

public sealed class CacheFaultTests : IDisposable
{
    readonly SourceTree _tree = new();

    public CacheFaultTests() => _tree.Write("texts/one.txt", "1");

    public void Dispose() => _tree.Dispose();

    [Fact]
    public async Task A_record_with_any_byte_changed_or_missing_is_no_record()
    {
        await Run();
        var record = _tree.Cache / "Report.record";
        var bytes = record.ReadAllBytes();
        var lengths = Enumerable.Range(0, 20).Select(x => bytes.Length * x / 20);
        var damaged = lengths
            .Select(length => bytes[..length])
            .Concat(
                Enumerable
                    .Range(0, 20)
                    .Select(x =>
                    {
                        var copy = (byte[])bytes.Clone();
                        copy[bytes.Length * x / 20] ^= 1;
                        return copy;
                    })
            );

        foreach (var content in damaged)
        {
            record.WriteAllBytes(content);
            (await Run()).ShouldContain("Runs because: never ran, as far as can be told: its record is damaged.\n");
            (await Run()).ShouldContain("Report is up to date.\n");
        }
    }

    [Fact]
    public async Task Without_a_place_for_records_every_target_runs_and_one_warning_says_so()
    {
        (_tree.Root / ".nuke" / "temp").CreateDirectory();
        _tree.Cache.WriteAllText("not a directory");

        var output = await Run();

        output.ShouldContain(
            $"Warning: What targets have done is not remembered, because {_tree.Cache} cannot be used: "
        );
        output.ShouldContain("Report  Succeeded");
    }

    [Fact]
    public async Task A_target_that_another_build_never_lets_go_runs_all_the_same()
    {
        await Run();
        using var tree = new SourceTree { Time = new HastyClock() };
        tree.Cache.CreateDirectory();
        using var held = File.Open(tree.Cache / "Report.lock", FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        tree.Write(".nuke/temp/cache/Report.holder", "the build with process id 7");
        var build = new ReportBuild();

        var run = await tree.Run(build, x => x.Report);

        run.ExitCode.ShouldBe(0);
        build.Runs.ShouldBe(1);
        run.Output.ShouldStartWith(
            "Report is being run by the build with process id 7. Waiting for it, 10 minutes at most.\n"
                + "Warning: Report is still being run by the build with process id 7. It runs here too, and is not remembered.\n"
        );
    }

    [Fact]
    public async Task Of_two_builds_at_once_the_second_waits_and_finds_the_target_up_to_date()
    {
        var isRunning = new TaskCompletionSource();
        var mayEnd = new TaskCompletionSource();
        var first = new ReportBuild
        {
            Also = () =>
            {
                isRunning.SetResult();
                mayEnd.Task.Wait(TestContext.Current.CancellationToken);
            },
        };
        var second = new ReportBuild();

        var firstRun = _tree.Run(first, x => x.Report);
        await isRunning.Task;
        var secondRun = _tree.Run(second, x => x.Report);
        mayEnd.SetResult();
        await Task.WhenAll(firstRun, secondRun);

        first.Runs.ShouldBe(1);
        second.Runs.ShouldBe(0);
        (await secondRun).Output.ShouldContain("Report is up to date.\n");
    }

    [Theory]
    [InlineData("full")]
    [InlineData("read-only")]
    public async Task A_place_for_records_that_takes_none_is_a_warning(string fault)
    {
        _tree.Cache.CreateDirectory();
        Xunit.Assert.SkipUnless(
            Mount("-t", "tmpfs", "-o", "size=64k", "tmpfs", _tree.Cache),
            "Nothing can be mounted here."
        );
        try
        {
            await Run();
            _tree.Write("title.md", "new");
            if (fault == "full")
                Fill(_tree.Cache / "filling");
            else
                Mount("-o", "remount,ro", _tree.Cache).ShouldBeTrue();

            foreach (var _ in Enumerable.Range(0, 2))
            {
                var output = await Run();
                output.ShouldContain("Warning: What targets have done is not remembered, because ");
                output.ShouldContain("Report  Succeeded");
            }
        }
        finally
        {
            using var unmount = Process.Start("umount", _tree.Cache);
            await unmount.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    static bool Mount(params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo("mount", arguments) { RedirectStandardError = true };
            using var mount = Process.Start(start)!;
            mount.WaitForExit();
            return mount.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    static void Fill(AbsolutePath file)
    {
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
                stream.Write(new byte[512]);
        }
        catch (IOException) { }
    }

    async Task<string> Run()
    {
        var run = await _tree.Run(new ReportBuild(), x => x.Report);
        run.ExitCode.ShouldBe(0, run.Output);
        return run.Output;
    }
}
