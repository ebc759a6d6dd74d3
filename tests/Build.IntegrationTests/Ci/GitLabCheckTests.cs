using Delivery.Versioning;
using Nuke.Common.IO;

namespace Build.IntegrationTests.Ci;

public sealed class GitLabCheckTests : IDisposable
{
    readonly AbsolutePath _folder = Directory.CreateTempSubdirectory("gitlab-").FullName;

    public GitLabCheckTests()
    {
        (CiCheckers.Repository / ".gitlab-ci.yml").CopyToDirectory(_folder);
        var git = new GitCommands(_folder);
        git.Run("init", "--quiet");
        git.Run("remote", "add", "origin", "git@gitlab.com:group/project.git");
        git.Run("add", ".gitlab-ci.yml");
        git.Run([.. git.Identity, "commit", "--quiet", "--message", "CI"]);
    }

    public void Dispose() => _folder.DeleteDirectory();

    [Theory]
    [InlineData(
        "CI_PIPELINE_SOURCE=merge_request_event CI_MERGE_REQUEST_TARGET_BRANCH_NAME=develop",
        "feature:lint feature:checks"
    )]
    [InlineData("CI_PIPELINE_SOURCE=merge_request_event CI_MERGE_REQUEST_TARGET_BRANCH_NAME=other", "")]
    [InlineData(
        "CI_PIPELINE_SOURCE=push CI_COMMIT_BRANCH=develop IMAGE_REGISTRY=r",
        "release:build release:integration release:evidence release:merge release:start-staging"
    )]
    [InlineData("CI_PIPELINE_SOURCE=push CI_COMMIT_BRANCH=develop", "release:build")]
    [InlineData(
        "CI_PIPELINE_SOURCE=push CI_COMMIT_BRANCH=master IMAGE_REGISTRY=r",
        "staging:staging staging:acceptance"
    )]
    [InlineData(
        "CI_PIPELINE_SOURCE=pipeline CI_COMMIT_BRANCH=master PIPELINE=Staging IMAGE_REGISTRY=r",
        "staging:staging staging:acceptance"
    )]
    [InlineData(
        "CI_PIPELINE_SOURCE=web CI_COMMIT_BRANCH=master PIPELINE=Promotion",
        "promotion:gates promotion:production(manual)"
    )]
    [InlineData("CI_PIPELINE_SOURCE=web CI_COMMIT_BRANCH=develop PIPELINE=Promotion", "")]
    [InlineData("CI_PIPELINE_SOURCE=web CI_COMMIT_BRANCH=master PIPELINE=Rollback", "rollback:production(manual)")]
    [InlineData("CI_PIPELINE_SOURCE=web CI_COMMIT_BRANCH=master PIPELINE=Automatic", "")]
    public void The_jobs_of_a_pipeline_are_those_that_its_start_asks_for(string variables, string expected)
    {
        string[] given = [.. variables.Split(' ').SelectMany(x => (string[])["--variable", x])];

        var (exitCode, output) = CiCheckers.GitLab(
            _folder,
            [.. given, "--list-csv", "--ignore-predefined-vars", "CI_PIPELINE_SOURCE,CI_COMMIT_BRANCH"]
        );

        exitCode.ShouldBe(0, output);
        string.Join(
                ' ',
                output
                    .Split('\n')
                    .Select(x => x.Split(';'))
                    .Where(x => x.Length == 6 && x[0] != "name")
                    .Select(x => x[3] == "manual" ? $"{x[0]}(manual)" : x[0])
            )
            .ShouldBe(expected);
    }

    [Fact]
    public void The_schema_of_GitLab_would_have_found_a_mistake()
    {
        (_folder / ".gitlab-ci.yml").UpdateText(x =>
            x.Replace("resource_group:", "resource_groups:", StringComparison.Ordinal)
        );

        var (exitCode, output) = CiCheckers.GitLab(_folder, "--list");

        exitCode.ShouldNotBe(0);
        output.ShouldContain("'resource_groups' property is not expected to be here");
    }
}
