using Build.IntegrationTests.Deployment;
using Delivery.Docker;
using Nuke.Common.IO;

namespace Build.IntegrationTests.Docker;

public sealed class WorkContainerTests(Machine machine) : IDisposable
{
    readonly AbsolutePath _root = Directory.CreateTempSubdirectory("work-").FullName;
    readonly List<string> _lines = [];

    public void Dispose() => _root.DeleteDirectory();

    [Fact]
    public async Task A_command_says_what_it_says_and_leaves_its_files_to_be_taken_out()
    {
        await using var container = await Create(
            "echo one; echo two >&2; mkdir /results; echo three >/results/file; exit 3"
        );

        (await container.RunAsync(_lines.Add)).ShouldBe(3);
        await container.CopyOutAsync("/results", _root / "results");
        await container.CopyOutAsync("/missing", _root / "missing");

        _lines.ShouldBe(["one", "two"], ignoreOrder: true);
        (_root / "results" / "file").ReadAllText().ShouldBe("three\n");
        (_root / "missing").GlobFiles("**").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_killed_build_has_left_running_makes_way_for_the_next_one()
    {
        var abandoned = await Create("echo started; sleep 1000");
        var started = new TaskCompletionSource();
        var running = abandoned.RunAsync(_ => started.TrySetResult());
        await started.Task;

        await using var next = await Create("echo again");

        (await next.RunAsync(_lines.Add)).ShouldBe(0);
        _lines.ShouldBe(["again"]);
        // It was killed, or is gone before somebody could ask how it ended.
        await ((Task)running).ConfigureAwait(
            ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext
        );
    }

    async Task<WorkContainer> Create(string script) =>
        await WorkContainer.CreateAsync(
            machine.Engine,
            await TestReleases.GatewayImage(machine.Engine),
            _root,
            "a test",
            ["sh", "-c", script]
        );
}
