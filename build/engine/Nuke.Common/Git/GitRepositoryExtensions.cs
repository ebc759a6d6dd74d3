namespace Nuke.Common.Git;

/// <summary>Which kind of branch a repository is on, by the branch's name. Case does not matter.</summary>
public static class GitRepositoryExtensions
{
    /// <summary>Whether the branch is <c>main</c>.</summary>
    public static bool IsOnMainBranch(this GitRepository repository) => repository.IsOn("main");

    /// <summary>Whether the branch is <c>master</c>.</summary>
    public static bool IsOnMasterBranch(this GitRepository repository) => repository.IsOn("master");

    /// <summary>Whether the branch is <c>main</c> or <c>master</c>.</summary>
    public static bool IsOnMainOrMasterBranch(this GitRepository repository) => repository.IsOn("main", "master");

    /// <summary>Whether the branch is <c>dev</c>, <c>develop</c> or <c>development</c>.</summary>
    public static bool IsOnDevelopBranch(this GitRepository repository) =>
        repository.IsOn("dev", "develop", "development");

    /// <summary>Whether the branch is below <c>feature/</c> or <c>features/</c>.</summary>
    public static bool IsOnFeatureBranch(this GitRepository repository) => repository.IsBelow("feature/", "features/");

    /// <summary>Whether the branch is below <c>release/</c> or <c>releases/</c>.</summary>
    public static bool IsOnReleaseBranch(this GitRepository repository) => repository.IsBelow("release/", "releases/");

    /// <summary>Whether the branch is below <c>hotfix/</c> or <c>hotfixes/</c>.</summary>
    public static bool IsOnHotfixBranch(this GitRepository repository) => repository.IsBelow("hotfix/", "hotfixes/");

    /// <summary>The same repository on another branch.</summary>
    public static GitRepository SetBranch(this GitRepository repository, string? branch) =>
        repository with
        {
            Branch = branch,
        };

    static bool IsOn(this GitRepository repository, params string[] names) =>
        names.Contains(repository.Branch, StringComparer.OrdinalIgnoreCase);

    static bool IsBelow(this GitRepository repository, params string[] prefixes) =>
        prefixes.Any(x => repository.Branch?.StartsWith(x, StringComparison.OrdinalIgnoreCase) == true);
}
