using Delivery.Outcomes;
using Delivery.Versioning;
using Nuke.Common.IO;

namespace Build.Tests.Versioning;

public sealed class WorkTreeTests : IDisposable
{
    readonly WorkingCopy _copy = new();

    public void Dispose() => _copy.Dispose();

    [Fact]
    public async Task A_commit_is_known_with_its_tree_and_branch()
    {
        var commit = _copy.Commit();

        var tree = await Read(_copy.Root);

        tree.Commit.ShouldBe(commit);
        tree.Tree.ShouldMatch("^[0-9a-f]{40}$");
        tree.Branch.ShouldBe("main");
        tree.RequireClean("Release").RequireHistory("Release").RequireBranch("Release", "main").ShouldBe(tree);
    }

    [Fact]
    public async Task What_is_not_committed_is_listed()
    {
        _copy.Commit();
        (_copy.Root / "new.cs").WriteAllText("class New;");

        var tree = await Read(_copy.Root);

        var failure = Should.Throw<StopException>(() => tree.RequireClean("ReleaseImage"));
        failure.ExitCode.ShouldBe(2);
        failure.Message.ShouldContain("ReleaseImage builds what is committed, but 1 files are not:\n?? new.cs\n");
    }

    [Fact]
    public async Task Another_branch_is_named()
    {
        _copy.Commit();
        _copy.Git("checkout", "-q", "--detach");
        var tree = await Read(_copy.Root);

        var failure = Should.Throw<StopException>(() => tree.RequireBranch("Release", "develop"));

        failure.ExitCode.ShouldBe(2);
        failure.Message.ShouldBe(
            "Release runs on the branch develop, and no branch is checked out. Run: git switch develop"
        );
    }

    [Fact]
    public async Task A_shallow_clone_says_what_to_fetch()
    {
        _copy.Commit();
        _copy.Commit();
        var clone = _copy.Root / "clone";
        _copy.Git("clone", "-q", "--depth", "1", $"file://{_copy.Root}", clone);

        var tree = await Read(clone);

        var failure = Should.Throw<StopException>(() => tree.RequireHistory("Release"));
        failure.ExitCode.ShouldBe(2);
        failure.Message.ShouldContain("git fetch --unshallow");
    }

    [Fact]
    public async Task Where_nothing_is_committed_there_is_no_release()
    {
        var run = await ActionBuild.Try(() => WorkTree.Read(_copy.Root), ActionBuild.SessionWithPath(_copy.Root));

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("has no commit to build a release from");
    }

    static Task<WorkTree> Read(AbsolutePath root) =>
        ActionBuild.Get(() => WorkTree.Read(root), ActionBuild.SessionWithPath(root));
}
