using Nuke.Common.IO;

namespace Nuke.Common.Git;

/// <summary>
/// A Git repository as its files describe it; no Git process is started. What there is not, such as the branch of a
/// detached head or the remote of a repository that has none, is null.
/// </summary>
public sealed record GitRepository
{
    internal GitRepository() { }

    /// <summary>How the remote is reached.</summary>
    public GitProtocol? Protocol { get; init; }

    /// <summary>The host of the remote: <c>github.com</c>, with its port where it is not the usual one.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The remote's name there: <c>owner/name</c>.</summary>
    public string? Identifier { get; init; }

    /// <summary>The working copy.</summary>
    public AbsolutePath? LocalDirectory { get; init; }

    /// <summary>What is checked out: <c>refs/heads/main</c>, or a commit.</summary>
    public string? Head { get; init; }

    /// <summary>The commit that is checked out.</summary>
    public string? Commit { get; init; }

    /// <summary>The tags of that commit, sorted.</summary>
    public IReadOnlyCollection<string> Tags { get; init; } = [];

    /// <summary>The branch, without <c>refs/heads/</c>. A CI system may check out a commit; it says of which branch.</summary>
    public string? Branch { get; init; }

    /// <summary>The remote that the branch follows.</summary>
    public string? RemoteName { get; init; }

    /// <summary>The remote's branch that the branch follows.</summary>
    public string? RemoteBranch { get; init; }

    /// <summary>Where the remote is over HTTPS.</summary>
    public string? HttpsUrl => Endpoint is null ? null : $"https://{Endpoint}/{Identifier}.git";

    /// <summary>Where the remote is over SSH.</summary>
    public string? SshUrl => Endpoint is null ? null : $"git@{Endpoint}:{Identifier}.git";

    /// <summary>The repository whose working copy holds a directory.</summary>
    /// <exception cref="ArgumentException">There is none, or its files cannot be read.</exception>
    public static GitRepository FromLocalDirectory(AbsolutePath directory) => new GitDirectory(directory).Describe();

    /// <summary>A repository somewhere else.</summary>
    /// <param name="url">Its URL: <c>https://…</c>, <c>ssh://…</c> or <c>git@host:owner/name.git</c>.</param>
    /// <param name="branch">Its branch.</param>
    /// <exception cref="ArgumentException">The URL is none of these.</exception>
    public static GitRepository FromUrl(string url, string? branch = null)
    {
        var remote = GitRemoteUrl.Parse(url).NotNull($"\"{url}\" is no URL of a Git repository.");
        return new GitRepository
        {
            Protocol = remote.Protocol,
            Endpoint = remote.Endpoint,
            Identifier = remote.Identifier,
            Branch = branch,
        };
    }

    /// <inheritdoc />
    public override string ToString() => HttpsUrl ?? LocalDirectory ?? "";
}
