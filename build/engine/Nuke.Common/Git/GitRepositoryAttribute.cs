using System.Reflection;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Git;

/// <summary>The repository of the build: <c>[GitRepository] readonly GitRepository Repository;</c></summary>
public sealed class GitRepositoryAttribute : ValueInjectionAttributeBase
{
    // What the CI systems call the branch, of a pull request first.
    static readonly string[] s_branchVariables =
    [
        "GITHUB_HEAD_REF",
        "GITHUB_REF",
        "SYSTEM_PULLREQUEST_SOURCEBRANCH",
        "BUILD_SOURCEBRANCH",
        "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME",
        "CI_COMMIT_BRANCH",
    ];

    /// <inheritdoc />
    public override object? GetValue(MemberInfo member, object instance)
    {
        var repository = GitRepository.FromLocalDirectory(NukeBuild.RootDirectory);
        return repository with { Branch = BranchOfServer() ?? repository.Branch };
    }

    static string? BranchOfServer() =>
        s_branchVariables
            .Select(EnvironmentInfo.GetVariable)
            .Where(x => !string.IsNullOrEmpty(x) && !x.StartsWith("refs/tags/", StringComparison.Ordinal))
            .Select(GitDirectory.WithoutPrefix)
            .FirstOrDefault();
}
