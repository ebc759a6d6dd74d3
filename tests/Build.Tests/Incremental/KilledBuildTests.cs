using Nuke.Common.IO;

namespace Build.Tests.Incremental;

public sealed class KilledBuildTests : IDisposable
{
    // So many lines a whole build writes, more or less: the last ones may come too late to kill it.
    const int Lines = 24;

    readonly SourceTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public async Task After_a_build_was_killed_at_any_instant_the_next_one_is_right()
    {
        var random = new Random(2014);
        for (var line = 1; line <= Lines; line += 2)
        {
            var source = $"source {line}";
            _tree.Write("source.txt", source);
            using var child = RelayBuild.Start(_tree.Root);
            for (var read = 0; read < line; read++)
                await child.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            // Somewhere between this line and the next, where records are written.
            Thread.SpinWait(random.Next(20_000));
            child.Kill();
            await child.WaitForExitAsync(TestContext.Current.CancellationToken);

            await CheckNextBuild(source);
        }
    }

    [Fact]
    public async Task Processes_that_build_the_same_at_once_do_not_spoil_each_other()
    {
        for (var round = 0; round < 3; round++)
        {
            _tree.Write("source.txt", $"round {round}");
            var children = Enumerable.Range(0, 3).Select(_ => RelayBuild.Start(_tree.Root)).ToList();
            foreach (var child in children)
            {
                var output = await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
                await child.WaitForExitAsync(TestContext.Current.CancellationToken);
                child.ExitCode.ShouldBe(0, output);
                child.Dispose();
            }

            var build = await CheckNextBuild($"round {round}");
            build.Ran.ShouldBeEmpty();
        }
    }

    async Task<RelayBuild> CheckNextBuild(string source)
    {
        var build = new RelayBuild();
        var run = await _tree.Run(build, x => x.Third);
        run.ExitCode.ShouldBe(0, run.Output);
        (_tree.Root / "third").GlobFiles("*").Select(x => x.ReadAllText()).ShouldBe(RelayBuild.Expected(source));

        var again = new RelayBuild();
        await _tree.Run(again, x => x.Third);
        again.Ran.ShouldBeEmpty();
        return build;
    }
}
