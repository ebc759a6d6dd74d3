using Delivery.Outcomes;
using Nuke.Common.IO;

namespace Delivery.Versioning;

/// <summary>
/// The tags that say which commit is in which environment: one that moves (<c>Production</c>), and one for each version
/// that stays (<c>production/1.4.0</c>). Both are annotated. GitVersion takes neither for a version.
/// </summary>
/// <param name="root">The repository.</param>
/// <param name="remote">Where tags are shared.</param>
public sealed class EnvironmentTags(AbsolutePath root, string remote = "origin")
{
    readonly GitCommands _git = new(root);

    /// <summary>Whether there is somewhere to share tags.</summary>
    public bool HasRemote => _git.Try("remote", "get-url", remote) is not null;

    /// <summary>The name of the tag of a version in an environment, which stays.</summary>
    public static string VersionTag(string environment, string version) =>
        $"{environment.ToLowerInvariant()}/{version}";

    /// <summary>Takes over the tags of the remote, if there is one.</summary>
    /// <exception cref="StopException">It cannot be reached (exit code 1).</exception>
    public void Fetch()
    {
        if (HasRemote)
            _git.Run("fetch", "--quiet", "--force", "--tags", remote);
    }

    /// <summary>The commit that a tag is on, or null.</summary>
    public string? FindCommit(string tag) =>
        _git.Try("rev-parse", "--quiet", "--verify", $"refs/tags/{tag}^{{commit}}") is [var commit, ..] ? commit : null;

    /// <summary>The commit that is checked out, or null in a repository without one.</summary>
    public string? FindHead() =>
        _git.Try("rev-parse", "--quiet", "--verify", "HEAD^{commit}") is [var commit, ..] ? commit : null;

    /// <summary>The commit that the remote has a tag on, or null; nothing is taken over.</summary>
    /// <exception cref="StopException">The remote cannot be reached (exit code 1).</exception>
    public string? FindAtRemote(string tag)
    {
        if (!HasRemote)
            return null;
        // Of an annotated tag the commit comes second, as what is behind it.
        var lines = _git.Run("ls-remote", "--tags", remote, $"refs/tags/{tag}", $"refs/tags/{tag}^{{}}");
        return lines.Count == 0 ? null : lines[^1].Split('\t')[0];
    }

    /// <summary>The tree of a commit, or null where the commit is not here.</summary>
    public string? FindTree(string commit) =>
        _git.Try("rev-parse", "--quiet", "--verify", $"{commit}^{{tree}}") is [var tree, ..] ? tree : null;

    /// <summary>Whether a commit is another one, or among those that it builds on.</summary>
    public bool IsPartOf(string commit, string head) =>
        // What somebody else wrote must not become an option of git.
        commit.All(char.IsAsciiHexDigit) && _git.Try("merge-base", "--is-ancestor", commit, head) is not null;

    /// <summary>
    /// The commits that are in one and not in another, the latest first, each as its short hash and its first line; null where
    /// this clone does not have them.
    /// </summary>
    public IReadOnlyList<string>? FindCommitsBetween(string since, string commit) =>
        _git.Try("log", "--format=%h %s", $"{since}..{commit}", "--");

    /// <summary>The e-mail addresses of those who wrote what is new in a commit.</summary>
    /// <param name="since">The commit that is known; null for everything.</param>
    /// <param name="commit">The commit.</param>
    public IReadOnlySet<string> AuthorsOf(string? since, string commit) =>
        (
            _git.Try("log", "--format=%ae", since is null ? commit : $"{since}..{commit}")
            ?? _git.Run("log", "--format=%ae", commit)
        ).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Puts both tags on a commit, and shares them in one step. What is there already stays as it is.
    /// </summary>
    /// <param name="environment">The environment; its name is that of the tag which moves.</param>
    /// <param name="version">The version.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="message">What the tags say.</param>
    /// <exception cref="StopException">The version's tag is on another commit, or the remote refuses (exit code 1).</exception>
    public void Write(string environment, string version, string commit, string message)
    {
        var versionTag = VersionTag(environment, version);
        var known = FindCommit(versionTag);
        if (known is not null && known != commit)
            throw StopException.Failed(
                $"The tag {versionTag} is on {known}, so it cannot be put on {commit}: a version stands for one commit for ever."
            );
        if (known is null)
            Tag(versionTag, commit, message);
        if (FindCommit(environment) != commit)
            Tag(environment, commit, message);
        if (HasRemote)
            _git.Run(
                "push",
                "--quiet",
                "--atomic",
                remote,
                $"+refs/tags/{environment}:refs/tags/{environment}",
                $"refs/tags/{versionTag}:refs/tags/{versionTag}"
            );
    }

    void Tag(string name, string commit, string message) =>
        _git.Run([.. _git.Identity, "tag", "--annotate", "--force", "--message", message, name, commit]);
}
