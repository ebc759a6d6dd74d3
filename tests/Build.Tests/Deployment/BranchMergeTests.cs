using Delivery.Versioning;
using Nuke.Common.IO;

namespace Build.Tests.Deployment;

public sealed class BranchMergeTests : IDisposable
{
    readonly WorkingCopy _copy = new();

    public BranchMergeTests()
    {
        Commit("shared", "first");
        _copy.Git("branch", "-m", "master");
        _copy.GitIn(_copy.Root.Parent!, "init", "--quiet", "--bare", "remote.git");
        _copy.Git("remote", "add", "origin", _copy.Root.Parent! / "remote.git");
        _copy.Git("push", "--quiet", "origin", "master");
        _copy.Git("switch", "--quiet", "--create", "develop");
    }

    public void Dispose() => _copy.Dispose();

    [Fact]
    public async Task What_is_ahead_is_a_fast_forward()
    {
        var tested = Commit("shared", "second");

        var said = await Merge(tested);

        Remote("master").ShouldBe(tested);
        _copy.Git("rev-parse", "master").ShouldBe(tested);
        said.ShouldBe($"master is at {tested[..7]} now");
    }

    [Fact]
    public async Task Beside_a_merge_commit_that_develop_knows_the_files_stay_the_same()
    {
        await Merge(Commit("shared", "second"));
        // Somebody closes a pull request with a merge commit of its own: the same files, another commit.
        _copy.Git("switch", "--quiet", "master");
        _copy.Git("commit", "--quiet", "--allow-empty", "--message", "Merge pull request");
        _copy.Git("push", "--quiet", "origin", "master");
        _copy.Git("switch", "--quiet", "develop");
        var tested = Commit("other", "third");

        await Merge(tested);

        Remote("master^{tree}").ShouldBe(_copy.Git("rev-parse", $"{tested}^{{tree}}"));
        Remote("master^2").ShouldBe(tested);
    }

    [Fact]
    public async Task Doing_it_again_changes_nothing()
    {
        var tested = Commit("shared", "second");
        await Merge(tested);

        (await Merge(tested)).ShouldBe("master has it already");

        Remote("master").ShouldBe(tested);
    }

    [Fact]
    public async Task What_was_shared_by_a_run_that_was_killed_then_is_moved_here_by_the_next_one()
    {
        var before = _copy.Git("rev-parse", "master");
        var tested = Commit("shared", "second");
        await Merge(tested);
        _copy.Git("update-ref", "refs/heads/master", before);

        await Merge(tested);

        _copy.Git("rev-parse", "master").ShouldBe(tested);
    }

    [Theory]
    [InlineData("shared", "both have changed shared")]
    [InlineData("hotfix", "master has changes that develop has not")]
    public async Task What_nobody_has_tested_together_is_not_merged(string file, string reason)
    {
        _copy.Git("switch", "--quiet", "master");
        var before = Commit(file, "a hotfix");
        _copy.Git("push", "--quiet", "origin", "master");
        _copy.Git("switch", "--quiet", "develop");
        var tested = Commit("shared", "another text");

        var run = await Try(tested);

        run.ExitCode.ShouldNotBe(0);
        run.Output.ShouldContain(reason);
        run.Output.ShouldContain("Nothing was changed.");
        run.Output.ShouldContain("git merge origin/master");
        Remote("master").ShouldBe(before);
        _copy.Git("rev-parse", "master").ShouldBe(before);
        _copy.Git("status", "--porcelain").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_remote_that_refuses_leaves_everything_as_it_was()
    {
        var before = Remote("master");
        (_copy.Root.Parent! / "remote.git" / "hooks" / "pre-receive").WriteScript("#!/bin/sh\nexit 1\n");

        var run = await Try(Commit("shared", "second"));

        run.ExitCode.ShouldNotBe(0);
        run.Output.ShouldContain("origin did not take master");
        Remote("master").ShouldBe(before);
        _copy.Git("rev-parse", "master").ShouldBe(before);
    }

    [Fact]
    public async Task Without_a_remote_the_branch_of_this_machine_moves()
    {
        _copy.Git("remote", "remove", "origin");
        var tested = Commit("shared", "second");

        await Merge(tested);

        _copy.Git("rev-parse", "master").ShouldBe(tested);
    }

    string Commit(string file, string text)
    {
        (_copy.Root / file).WriteAllText(text);
        _copy.Git("add", "--all");
        return _copy.Commit();
    }

    string Remote(string what) => _copy.GitIn(_copy.Root.Parent! / "remote.git", "rev-parse", what);

    Task<string> Merge(string commit) =>
        ActionBuild.Get(() => new BranchMerge(_copy.Root).Run(commit, "develop", "master"), Session());

    Task<BuildRun> Try(string commit) =>
        ActionBuild.Try(() => new BranchMerge(_copy.Root).Run(commit, "develop", "master"), Session());

    Nuke.Common.Execution.BuildSession Session() => ActionBuild.SessionWithPath(_copy.Root);
}
