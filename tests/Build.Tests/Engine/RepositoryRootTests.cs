using System.Diagnostics;
using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace Build.Tests;

public sealed class RepositoryRootTests : IDisposable
{
    readonly AbsolutePath directory = Directory.CreateTempSubdirectory("root-").FullName;

    public void Dispose() => directory.DeleteDirectory();

    [Fact]
    public void The_nearest_directory_with_a_nuke_folder_is_the_repository()
    {
        var outer = (directory / "outer" / ".nuke").CreateDirectory().Parent!;
        var inner = (outer / "inner" / ".nuke").CreateDirectory().Parent!;
        var copy = (inner / ".nuke" / "temp" / "build" / "0123456789abcdef").CreateDirectory();

        RepositoryRoot.Find(copy, outer).ShouldBe(inner);
        RepositoryRoot.Find(directory, outer).ShouldBe(outer);
        RepositoryRoot.Find(directory).ShouldBeNull();
    }

    [Fact]
    public async Task A_git_worktree_is_a_repository_of_its_own()
    {
        var main = (directory / "main").CreateDirectory();
        (main / ".nuke" / "parameters.json").WriteAllText("{}");
        await Git("init -q");
        await Git("add .");
        await Git("-c user.name=a -c user.email=a@b commit -q -m first");
        await Git("worktree add -q ../main/worktree");

        var worktree = main / "worktree";
        (worktree / ".git").FileExists().ShouldBeTrue();
        RepositoryRoot.Find(worktree / "build").ShouldBe(worktree);

        async Task Git(string arguments)
        {
            using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = main })!;
            await process.WaitForExitAsync();
            process.ExitCode.ShouldBe(0);
        }
    }
}
