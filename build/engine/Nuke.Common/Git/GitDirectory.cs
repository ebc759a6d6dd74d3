using Nuke.Common.IO;

namespace Nuke.Common.Git;

/// <summary>Reads the files that Git keeps about a working copy.</summary>
sealed class GitDirectory
{
    const string BranchPrefix = "refs/heads/";
    const string TagPrefix = "refs/tags/";

    readonly AbsolutePath _workingCopy;

    // Of a linked worktree: HEAD is its own, branches and tags are in the repository's.
    readonly AbsolutePath _own;
    readonly AbsolutePath _common;
    readonly Lazy<GitPackedReferences> _packed;

    public GitDirectory(AbsolutePath directory)
    {
        _workingCopy = directory
            .FindParentOrSelf(x => (x / ".git").Exists())
            .NotNull($"There is no Git repository at \"{directory}\" or above.");
        _own = Locate(_workingCopy / ".git");
        _common = (_own / "commondir").ExistingFile() is { } link ? _own.Resolve(link.ReadAllText().Trim()) : _own;
        _packed = new(() => GitPackedReferences.Read(_common / "packed-refs"));
    }

    public GitRepository Describe()
    {
        var head = ReadHead();
        var commit = Resolve(head);
        var branch = head.StartsWith(BranchPrefix, StringComparison.Ordinal) ? head[BranchPrefix.Length..] : null;
        var configuration = GitConfiguration.Read(_common / "config");
        var remoteName = branch is null ? null : configuration.Get("branch", branch, "remote");
        var url = configuration.Get("remote", remoteName ?? "origin", "url");
        var remote = url is null ? null : GitRemoteUrl.Parse(url);
        return new GitRepository
        {
            LocalDirectory = _workingCopy,
            Head = head,
            Commit = commit,
            Branch = branch,
            Tags = commit is null ? [] : [.. TagsOf(commit).Distinct().Order(StringComparer.Ordinal)],
            RemoteName = remoteName,
            RemoteBranch = WithoutPrefix(branch is null ? null : configuration.Get("branch", branch, "merge")),
            Protocol = remote?.Protocol,
            Endpoint = remote?.Endpoint,
            Identifier = remote?.Identifier,
        };
    }

    public static string? WithoutPrefix(string? reference) =>
        reference?.StartsWith(BranchPrefix, StringComparison.Ordinal) == true
            ? reference[BranchPrefix.Length..]
            : reference;

    /// <summary>A worktree and a submodule have a file in place of the directory.</summary>
    static AbsolutePath Locate(AbsolutePath path)
    {
        const string Link = "gitdir:";
        if (path.DirectoryExists())
            return path;
        var text = path.ReadAllText().Trim();
        Assert.True(
            text.StartsWith(Link, StringComparison.Ordinal),
            $"\"{path}\" does not say where the repository is."
        );
        var directory = path.Parent!.Resolve(text[Link.Length..].Trim());
        Assert.DirectoryExists(directory, $"\"{path}\" points at \"{directory}\", where there is no repository.");
        return directory;
    }

    string ReadHead()
    {
        var text = (_own / "HEAD").ReadAllText().Trim();
        return text.StartsWith("ref:", StringComparison.Ordinal) ? text[4..].Trim() : text;
    }

    /// <summary>The commit that a reference leads to, or null on a branch without any commit.</summary>
    string? Resolve(string reference)
    {
        const int MostLinks = 5;
        for (var i = 0; i < MostLinks && reference.StartsWith("refs/", StringComparison.Ordinal); i++)
        {
            var text =
                ((_own / reference).ExistingFile() ?? (_common / reference).ExistingFile())?.ReadAllText().Trim()
                ?? _packed.Value.Find(reference);
            if (text is null)
                return null;
            reference = text.StartsWith("ref:", StringComparison.Ordinal) ? text[4..].Trim() : text;
        }
        return reference;
    }

    IEnumerable<string> TagsOf(string commit)
    {
        var directory = _common / "refs" / "tags";
        var loose = directory.GlobFiles("**").Select(x => directory.GetUnixRelativePathTo(x).ToString()).ToList();
        return loose
            .Where(tag => GitTagObject.Peel(_common, (directory / tag).ReadAllText().Trim()) == commit)
            .Concat(
                // A tag that is loose as well was moved since it was packed.
                _packed
                    .Value.PointingAt(commit)
                    .Where(x => x.StartsWith(TagPrefix, StringComparison.Ordinal))
                    .Select(x => x[TagPrefix.Length..])
                    .Except(loose)
            );
    }
}
