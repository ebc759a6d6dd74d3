using Nuke.Common.IO;

namespace Delivery.Inputs;

/// <summary>The commit that is checked out, read without starting git.</summary>
static class HeadCommit
{
    const string Reference = "ref: ";
    const string Elsewhere = "gitdir: ";

    /// <summary>The commit's hash; null outside a Git repository and before its first commit.</summary>
    public static string? Of(AbsolutePath root)
    {
        if (GitDirectory(root / ".git") is not { } git || Read(git / "HEAD") is not { } head)
            return null;
        if (!head.StartsWith(Reference, StringComparison.Ordinal))
            return head;

        // The branches of all worktrees lie in the repository that they belong to.
        var branch = head[Reference.Length..];
        var common = Read(git / "commondir") is { } path ? At(git, path) : git;
        return Read(common / branch) ?? Packed(common / "packed-refs", branch);
    }

    static AbsolutePath? GitDirectory(AbsolutePath git) =>
        git.DirectoryExists() ? git
        : Read(git) is { } text && text.StartsWith(Elsewhere, StringComparison.Ordinal)
            ? At(git.Parent!, text[Elsewhere.Length..])
        : null;

    static string? Packed(AbsolutePath file, string branch) =>
        Read(file)
            ?.Split('\n')
            .Where(x => x.EndsWith($" {branch}", StringComparison.Ordinal))
            .Select(x => x.Split(' ')[0])
            .FirstOrDefault();

    static AbsolutePath At(AbsolutePath directory, string path) =>
        (AbsolutePath)Path.GetFullPath(Path.Combine(directory, path));

    static string? Read(AbsolutePath file) => file.FileExists() ? file.ReadAllText().Trim() : null;
}
