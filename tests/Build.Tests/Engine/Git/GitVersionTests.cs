using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Tools.GitVersion;
using Nuke.Components;

namespace Build.Tests;

public sealed class GitVersionTests : IDisposable
{
    readonly WorkingCopy _copy = new();

    public void Dispose() => _copy.Dispose();

    [Fact]
    public async Task The_version_comes_from_tags_and_commits()
    {
        _copy.Commit();
        _copy.Git("tag", "1.4.0");
        var commit = _copy.Commit();
        var build = new VersionedBuild();

        (await BuildRun.Of(build, x => x.Go, ActionBuild.SessionWithPath(_copy.Root))).Succeeded();

        var version = build.Version.ShouldNotBeNull();
        (version.Major, version.Minor, version.Patch).ShouldBe((1, 4, 1));
        version.MajorMinorPatch.ShouldBe("1.4.1");
        version.SemVer.ShouldStartWith("1.4.1-");
        version.Sha.ShouldBe(commit);
        version.BranchName.ShouldBe("main");
        version.CommitsSinceVersionSource.ShouldBe(1);
    }

    [Fact]
    public async Task A_number_that_others_write_as_a_text_is_read()
    {
        _copy.Commit();
        _copy.Git("checkout", "-q", "-b", "feature/a");
        (_copy.Root / "GitVersion.yml").WriteAllText(
            "workflow: GitFlow/v1\nbranches:\n  feature:\n    mode: ContinuousDelivery\n"
        );
        _copy.Git("add", "-A");
        _copy.Commit();
        var build = new VersionedBuild();

        (await BuildRun.Of(build, x => x.Go, ActionBuild.SessionWithPath(_copy.Root))).Succeeded();

        build.Version!.SemVer.ShouldContain("-a.");
        build.Version.BuildMetaData.ShouldNotBe("");
    }

    [Fact]
    public async Task What_git_version_complains_about_is_said()
    {
        var run = await ActionBuild.Try(
            () => GitVersionTasks.GitVersion(_ => _.SetTargetPath(_copy.Root).EnableNoFetch()),
            ActionBuild.SessionWithPath(_copy.Root)
        );

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("It needs the whole history, not a shallow clone, and at least one commit.\n");
        run.Output.ShouldContain("No commits found on the current branch.");
    }

    sealed class VersionedBuild : NukeBuild, IHazGitVersion
    {
        public GitVersion? Version { get; private set; }

        public Target Go => _ => _.Executes(() => Version = ((IHazGitVersion)this).Versioning);
    }
}
