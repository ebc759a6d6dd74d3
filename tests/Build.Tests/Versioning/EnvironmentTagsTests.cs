using Delivery.Versioning;
using Nuke.Common.IO;

namespace Build.Tests.Versioning;

public sealed class EnvironmentTagsTests : IDisposable
{
    readonly WorkingCopy _copy = new();

    public EnvironmentTagsTests()
    {
        _copy.Commit();
        _copy.GitIn(_copy.Root.Parent!, "init", "--quiet", "--bare", "remote.git");
        _copy.Git("remote", "add", "origin", Remote);
        _copy.Git("push", "--quiet", "origin", "main");
    }

    AbsolutePath Remote => _copy.Root.Parent! / "remote.git";

    public void Dispose() => _copy.Dispose();

    [Fact]
    public async Task One_tag_moves_and_one_stays()
    {
        var first = _copy.Commit("first");
        await Write("1.0.0", first);
        var second = _copy.Commit("second");

        await Write("1.1.0", second);

        Shared("Staging").ShouldBe(second);
        Shared("staging/1.0.0").ShouldBe(first);
        Shared("staging/1.1.0").ShouldBe(second);
        _copy.Git("cat-file", "-t", "Staging").ShouldBe("tag");
        _copy.Git("tag", "--list", "--format=%(contents)", "Staging").ShouldContain("accepted");
    }

    [Fact]
    public async Task A_version_stands_for_one_commit_for_ever()
    {
        var first = _copy.Commit("first");
        await Write("1.0.0", first);

        var run = await Try("1.0.0", _copy.Commit("second"));

        run.ExitCode.ShouldNotBe(0);
        run.Output.ShouldContain($"The tag staging/1.0.0 is on {first}");
        Shared("Staging").ShouldBe(first);
    }

    [Fact]
    public async Task What_a_run_that_was_killed_has_not_shared_is_shared_by_the_next_one()
    {
        var commit = _copy.Commit();
        await Write("1.0.0", commit);
        var tag = _copy.Git("rev-parse", "Staging");
        _copy.Git("push", "--quiet", "origin", ":refs/tags/Staging", ":refs/tags/staging/1.0.0");

        await Write("1.0.0", commit);

        Shared("Staging").ShouldBe(commit);
        Shared("staging/1.0.0").ShouldBe(commit);
        _copy.Git("rev-parse", "Staging").ShouldBe(tag);
    }

    [Fact]
    public async Task A_remote_that_refuses_is_an_error()
    {
        (Remote / "hooks" / "pre-receive").WriteScript("#!/bin/sh\necho tags are frozen >&2\nexit 1\n");

        var run = await Try("1.0.0", _copy.Commit());

        run.ExitCode.ShouldNotBe(0);
        run.Output.ShouldContain("tags are frozen");
    }

    string Shared(string tag) => _copy.GitIn(Remote, "rev-parse", $"{tag}^{{commit}}");

    async Task Write(string version, string commit) => (await Try(version, commit)).Succeeded();

    Task<BuildRun> Try(string version, string commit) =>
        ActionBuild.Try(
            () => new EnvironmentTags(_copy.Root).Write("Staging", version, commit, $"{version} was accepted"),
            ActionBuild.SessionWithPath(_copy.Root)
        );
}
