using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Common.Git;
using Nuke.Common.IO;
using Nuke.Common.Tools.Git;

namespace Build.Tests;

public sealed class GitRepositoryTests : IDisposable
{
    readonly WorkingCopy _copy = new();

    public void Dispose() => _copy.Dispose();

    [Fact]
    public void A_repository_is_read_from_any_directory_inside()
    {
        _copy.Git("remote", "add", "upstream", "git@github.com:owner/name.git");
        _copy.Git("config", "branch.main.remote", "upstream");
        _copy.Git("config", "branch.main.merge", "refs/heads/trunk");
        var commit = _copy.Commit();

        var repository = GitRepository.FromLocalDirectory((_copy.Root / "src" / "deep").CreateDirectory());

        repository.LocalDirectory.ShouldBe(_copy.Root);
        repository.Head.ShouldBe("refs/heads/main");
        repository.Branch.ShouldBe("main");
        repository.Commit.ShouldBe(commit);
        repository.RemoteName.ShouldBe("upstream");
        repository.RemoteBranch.ShouldBe("trunk");
        repository.Protocol.ShouldBe(GitProtocol.Ssh);
        repository.Identifier.ShouldBe("owner/name");
        repository.HttpsUrl.ShouldBe("https://github.com/owner/name.git");
        repository.SshUrl.ShouldBe("git@github.com:owner/name.git");
    }

    [Fact]
    public void A_repository_without_commits_and_remotes_has_what_it_has()
    {
        var repository = GitRepository.FromLocalDirectory(_copy.Root);

        repository.Branch.ShouldBe("main");
        repository.Commit.ShouldBeNull();
        repository.Tags.ShouldBeEmpty();
        repository.HttpsUrl.ShouldBeNull();
        repository.ToString().ShouldBe(_copy.Root);
    }

    [Fact]
    public void Branches_commits_and_tags_are_found_loose_and_packed()
    {
        _copy.Commit("First");
        _copy.Git("tag", "old");
        var commit = _copy.Commit("Second");
        _copy.Git("tag", "light");
        _copy.Git("tag", "--annotate", "v1.0.0", "--message", "Release");
        _copy.Git("switch", "--quiet", "--create", "feature/x");
        Check();

        _copy.Git("gc", "--quiet");
        (_copy.Root / ".git" / "packed-refs").ReadAllText().ShouldContain("refs/heads/feature/x");
        Check();

        // A packed tag that was moved: the loose one counts.
        _copy.Git("tag", "--force", "light", "old");
        GitRepository.FromLocalDirectory(_copy.Root).Tags.ShouldBe(["v1.0.0"]);

        void Check()
        {
            var repository = GitRepository.FromLocalDirectory(_copy.Root);
            repository.Branch.ShouldBe("feature/x");
            repository.Commit.ShouldBe(commit);
            repository.Tags.ShouldBe(["light", "v1.0.0"]);
        }
    }

    [Fact]
    public void A_detached_head_has_no_branch()
    {
        var commit = _copy.Commit();
        _copy.Git("switch", "--quiet", "--detach");

        var repository = GitRepository.FromLocalDirectory(_copy.Root);

        repository.Branch.ShouldBeNull();
        repository.Head.ShouldBe(commit);
        repository.Commit.ShouldBe(commit);
    }

    [Fact]
    public void A_linked_worktree_has_its_own_head_and_shares_the_rest()
    {
        _copy.Git("remote", "add", "origin", "https://example.org:8443/group/sub/name");
        var commit = _copy.Commit();
        _copy.Git("tag", "v1");
        var worktree = _copy.Root.Parent! / "linked";
        _copy.Git("worktree", "add", "--quiet", "-b", "hotfix/y", worktree);

        var repository = GitRepository.FromLocalDirectory(worktree);

        repository.LocalDirectory.ShouldBe(worktree);
        repository.Branch.ShouldBe("hotfix/y");
        repository.Commit.ShouldBe(commit);
        repository.Tags.ShouldBe(["v1"]);
        repository.HttpsUrl.ShouldBe("https://example.org:8443/group/sub/name.git");
    }

    [Theory]
    [InlineData("https://github.com/owner/name.git", GitProtocol.Https, "github.com", "owner/name")]
    [InlineData(
        "https://user:pass@dev.azure.com/org/project/_git/name",
        GitProtocol.Https,
        "dev.azure.com",
        "org/project/_git/name"
    )]
    [InlineData("git@github.com:owner/name.git", GitProtocol.Ssh, "github.com", "owner/name")]
    [InlineData("ssh://git@example.org:2222/owner/name", GitProtocol.Ssh, "example.org:2222", "owner/name")]
    public void A_url_has_parts(string url, GitProtocol protocol, string endpoint, string identifier)
    {
        var repository = GitRepository.FromUrl(url, "main");

        repository.Protocol.ShouldBe(protocol);
        repository.Endpoint.ShouldBe(endpoint);
        repository.Identifier.ShouldBe(identifier);
        repository.IsOnMainBranch().ShouldBeTrue();
    }

    [Theory]
    [InlineData("/srv/repositories/name.git")]
    [InlineData("C:/name.git")]
    [InlineData("name")]
    public void A_directory_is_no_url(string url) =>
        Should.Throw<ArgumentException>(() => GitRepository.FromUrl(url)).Message.ShouldContain(url);

    [Theory]
    [InlineData("main", "Main MainOrMaster")]
    [InlineData("master", "Master MainOrMaster")]
    [InlineData("Develop", "Develop")]
    [InlineData("dev", "Develop")]
    [InlineData("feature/x", "Feature")]
    [InlineData("features/x", "Feature")]
    [InlineData("release/1.0", "Release")]
    [InlineData("hotfix/1.0.1", "Hotfix")]
    [InlineData("feature", "")]
    [InlineData(null, "")]
    public void A_branch_is_of_a_kind(string? branch, string expected)
    {
        var repository = GitRepository.FromUrl("https://github.com/owner/name").SetBranch(branch);
        var kinds = new Dictionary<string, bool>
        {
            ["Main"] = repository.IsOnMainBranch(),
            ["Master"] = repository.IsOnMasterBranch(),
            ["MainOrMaster"] = repository.IsOnMainOrMasterBranch(),
            ["Develop"] = repository.IsOnDevelopBranch(),
            ["Feature"] = repository.IsOnFeatureBranch(),
            ["Release"] = repository.IsOnReleaseBranch(),
            ["Hotfix"] = repository.IsOnHotfixBranch(),
        };

        string.Join(' ', kinds.Where(x => x.Value).Select(x => x.Key)).ShouldBe(expected);
    }

    [Theory]
    [InlineData(null, null, "main")]
    [InlineData("GITHUB_REF", "refs/heads/feature/x", "feature/x")]
    [InlineData("GITHUB_REF", "refs/tags/v1", "main")]
    [InlineData("CI_COMMIT_BRANCH", "develop", "develop")]
    public async Task A_server_knows_the_branch_best(string? variable, string? value, string expected)
    {
        _copy.Commit();
        var build = new GitBuild();
        var session = Session();
        var variables = new Dictionary<string, string>(session.EnvironmentVariables);
        if (variable is not null)
            variables[variable] = value!;

        (await BuildRun.Of(build, x => x.Go, session with { EnvironmentVariables = variables })).Succeeded();

        build.Repository!.Branch.ShouldBe(expected);
    }

    [Fact]
    public async Task A_directory_without_a_repository_is_a_warning_until_it_is_required()
    {
        var session = Session() with { RootDirectory = _copy.Root.Parent! };

        var run = await BuildRun.Of(new GitBuild(), x => x.Go, session);
        run.Succeeded()
            .Output.ShouldStartWith(
                $"Warning: Repository has no value: There is no Git repository at \"{_copy.Root.Parent}\" or above.\n"
            );

        run = await BuildRun.Of(new GitBuild(), x => x.Push, session);
        run.ExitCode.ShouldBe(2);
        run.Output.ShouldEndWith("Push requires Repository, which has no value.\n");
    }

    [Fact]
    public async Task Git_itself_answers_what_the_files_do_not_say()
    {
        var commit = _copy.Commit();
        await ActionBuild.Run(
            () =>
            {
                GitTasks.GitHasCleanWorkingCopy().ShouldBeTrue();
                (_copy.Root / "new.txt").TouchFile();
                GitTasks.GitHasCleanWorkingCopy().ShouldBeFalse();
                GitTasks.GitCurrentBranch().ShouldBe("main");
                GitTasks.GitCurrentCommit().ShouldBe(commit);
                GitTasks.GitIsDetached().ShouldBeFalse();
                GitTasks.Git($"switch --quiet --detach", _copy.Root);
                GitTasks.GitIsDetached().ShouldBeTrue();
            },
            Session()
        );
    }

    BuildSession Session() => ActionBuild.SessionWithPath(_copy.Root);

    sealed class GitBuild : NukeBuild
    {
        [GitRepository]
        public readonly GitRepository? Repository = null;

        public Target Go => _ => _.Executes(() => { });

        public Target Push => _ => _.Requires(() => Repository).Executes(() => { });
    }
}
