using Nuke.Common;
using Nuke.Common.CI;
using Nuke.Common.CI.AzurePipelines;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.CI.GitLab;
using Nuke.Common.Execution;
using Serilog;

namespace Build.Tests;

public class HostTests
{
    [Fact]
    public async Task A_terminal_gets_headings()
    {
        var run = await Run();

        run.Output.ShouldBe(
            Snapshot(
                """

                ── Work ────────────────────────────────────────────────────────────────
                working with ***
                Warning: 100% of *** is old
                second line

                ── Fail ────────────────────────────────────────────────────────────────
                *** is wrong
                """,
                "The build has failed."
            )
        );
    }

    [Fact]
    public async Task GitHub_Actions_gets_groups_annotations_and_masks()
    {
        var run = await Run("GITHUB_ACTIONS=true");

        run.Output.ShouldBe(
            Snapshot(
                """
                ::add-mask::open%25sesame
                ::group::Work
                working with ***
                ::warning::100%25 of *** is old%0Asecond line
                ::endgroup::
                ::group::Fail
                ::error::*** is wrong
                ::endgroup::
                """,
                "The build has failed."
            )
        );
    }

    [Fact]
    public async Task Azure_Pipelines_gets_groups_issues_and_masks()
    {
        var run = await Run("TF_BUILD=True");

        run.Output.ShouldBe(
            Snapshot(
                """
                ##vso[task.setsecret]open%AZP25sesame
                ##vso[task.setsecret]open%sesame
                ##[group]Work
                working with ***
                ##vso[task.logissue type=warning]100%AZP25 of *** is old%0Asecond line
                ##[endgroup]
                ##[group]Fail
                ##vso[task.logissue type=error]*** is wrong
                ##[endgroup]
                """,
                "The build has failed."
            )
        );
    }

    [Fact]
    public async Task GitLab_gets_sections_with_the_time_of_the_session()
    {
        var run = await Run("GITLAB_CI=true");

        run.Output.ShouldBe(
            Snapshot(
                    """
                    ^section_start:1388534400:work<^Work
                    working with ***
                    Warning: 100% of *** is old
                    second line
                    ^section_end:1388534400:work<^
                    ^section_start:1388534400:fail<^Fail
                    *** is wrong
                    ^section_end:1388534400:fail<^
                    """,
                    "The build has failed."
                )
                .Replace("^", "\e[0K", StringComparison.Ordinal)
                .Replace("<", "\r", StringComparison.Ordinal)
                .Replace("\r 1sec", "< 1sec", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("GITHUB_ACTIONS=true GITHUB_TOKEN=of-the-host")]
    [InlineData("TF_BUILD=True SYSTEM_ACCESSTOKEN=of-the-host")]
    [InlineData("GITLAB_CI=true CI_JOB_TOKEN=of-the-host")]
    public async Task The_token_that_a_host_hands_over_is_a_secret(string variables)
    {
        var run = await BuildRun.Of(new AskingBuild(), x => x.Ask, Session(variables, "Ask", "--host", "of-the-host"));

        run.Output.ShouldContain("\"***\" is not one of Terminal");
    }

    [Fact]
    public async Task A_host_that_is_only_pretended_is_not_told_the_secrets()
    {
        var run = await Run("", "--host", "github-actions");

        run.Output.ShouldContain("::group::Work\n");
        run.Output.ShouldNotContain("open%");
    }

    [Theory]
    [InlineData("", "Terminal", true)]
    [InlineData("CI=false", "Terminal", true)]
    [InlineData("GITHUB_ACTIONS=true CI=true", "GitHubActions", false)]
    [InlineData("TF_BUILD=True", "AzurePipelines", false)]
    [InlineData("GITLAB_CI=true CI=true", "GitLab", false)]
    [InlineData("CI=true", "OtherBuildServer", false)]
    [InlineData("JENKINS_URL=https://ci", "OtherBuildServer", false)]
    [InlineData("GITHUB_ACTIONS=true NUKE_HOST=terminal", "Terminal", true)]
    [InlineData("HOST=gitlab", "Terminal", true)]
    public async Task The_environment_says_where_the_build_runs(string variables, string host, bool isLocal)
    {
        var build = new AskingBuild();

        await BuildRun.Of(build, x => x.Ask, Session(variables));

        build.HostName.ShouldBe(host);
        build.WasLocal.ShouldBe(isLocal);
    }

    [Fact]
    public async Task An_unknown_host_is_refused()
    {
        var run = await BuildRun.Of(new AskingBuild(), x => x.Ask, "--host", "githab-actions");

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBe(
            "--host: \"githab-actions\" is not one of Terminal, GitHubActions, AzurePipelines, GitLab. Did you mean GitHubActions?\n"
        );
    }

    [Fact]
    public async Task Only_the_host_of_the_build_is_injected()
    {
        var build = new AskingBuild();
        await BuildRun.Of(build, x => x.Ask, Session("GITHUB_ACTIONS=true GITHUB_REF=refs/heads/main GITHUB_SHA=abc"));
        build.GitHub!.Ref.ShouldBe("refs/heads/main");
        build.Azure.ShouldBeNull();
        build.Branch.ShouldBe("refs/heads/main");
        build.Commit.ShouldBe("abc");
        build.Instances.ShouldBe("GitHubActions - -");

        var local = new AskingBuild();
        await BuildRun.Of(local, x => x.Ask);
        local.GitHub.ShouldBeNull();
        local.Instances.ShouldBe("- - -");
    }

    [Theory]
    [InlineData("TF_BUILD=True BUILD_SOURCEBRANCH=refs/heads/b BUILD_SOURCEVERSION=c", "refs/heads/b", "c")]
    [InlineData("GITLAB_CI=true CI_COMMIT_REF_NAME=b CI_COMMIT_SHA=c", "b", "c")]
    [InlineData("CI=true", null, null)]
    public async Task A_build_server_knows_branch_and_commit(string variables, string? branch, string? commit)
    {
        var build = new AskingBuild();

        await BuildRun.Of(build, x => x.Ask, Session(variables));

        build.Branch.ShouldBe(branch);
        build.Commit.ShouldBe(commit);
    }

    [Fact]
    public async Task Hosts_of_builds_that_run_at_the_same_time_do_not_mix()
    {
        var builds = Enumerable.Range(0, 20).Select(_ => new AskingBuild()).ToList();

        await Task.WhenAll(
            builds.Select(
                (build, i) =>
                    BuildRun.Of(build, x => x.Ask, Session(i % 2 == 0 ? "GITHUB_ACTIONS=true" : "GITLAB_CI=true"))
            )
        );

        builds
            .Select(x => x.HostName)
            .ShouldBe(Enumerable.Repeat(new[] { "GitHubActions", "GitLab" }, 10).SelectMany(x => x));
    }

    static Task<BuildRun> Run(string variables = "", params string[] arguments)
    {
        var session = Session($"{variables} TOKEN=open%sesame", ["--no-logo", .. arguments]);
        return BuildRun.Of(new WorkBuild(), x => x.Fail, session with { TimeProvider = new StoppedClock() });
    }

    static string Snapshot(string targets, string end) =>
        $"""
            {targets}

            ════════════════════════════════════════════════
            Target  Status     Duration
            ────────────────────────────────────────────────
            Work    Succeeded
            Fail    Failed               // ArgumentException: *** is wrong
            ────────────────────────────────────────────────
            Total                < 1sec
            ════════════════════════════════════════════════

            {end}

            """;

    static BuildSession Session(string variables, params string[] arguments) =>
        BuildRun.Session(arguments) with
        {
            EnvironmentVariables = variables
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .ToDictionary(x => x.Split('=')[0], x => x.Split('=')[1]),
        };

    sealed class WorkBuild : NukeBuild
    {
        [Parameter]
        [Secret]
        public string Token { get; set; } = "";

        Target Work =>
            _ =>
                _.Executes(() =>
                {
                    Log.Information("working with {Token}", Token);
                    Log.Warning("100% of {Token} is old\nsecond line", Token);
                });

        public Target Fail => _ => _.DependsOn(Work).Executes(() => Nuke.Common.Assert.Fail($"{Token} is wrong"));
    }

    sealed class AskingBuild : NukeBuild
    {
        [CI]
        public readonly GitHubActions? GitHub;

        [CI]
        public AzurePipelines? Azure { get; set; }

        public string? HostName { get; private set; }

        public bool WasLocal { get; private set; }

        public string? Branch { get; private set; }

        public string? Commit { get; private set; }

        public string Instances { get; private set; } = "";

        public Target Ask =>
            _ =>
                _.Executes(() =>
                {
                    HostName = Host.ToString();
                    WasLocal = IsLocalBuild;
                    Branch = (Host as IBuildServer)?.Branch;
                    Commit = (Host as IBuildServer)?.Commit;
                    Host?[] instances = [GitHubActions.Instance, AzurePipelines.Instance, GitLab.Instance];
                    Instances = string.Join(' ', instances.Select(x => x?.ToString() ?? "-"));
                });
    }

    sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2014, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override long GetTimestamp() => 0;
    }
}
