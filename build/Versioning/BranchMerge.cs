using Delivery.Outcomes;
using Nuke.Common.IO;

namespace Delivery.Versioning;

/// <summary>
/// Brings what was tested on one branch to another one, and nothing else: fast-forward, else a merge commit that holds the
/// very same files. No file of the working copy is touched, and the branch moves in one step or not at all.
/// </summary>
/// <param name="root">The repository.</param>
/// <param name="remote">Where branches are shared.</param>
public sealed class BranchMerge(AbsolutePath root, string remote = "origin")
{
    readonly GitCommands _git = new(root);

    /// <summary>Merges a commit into a branch.</summary>
    /// <param name="commit">The commit that was tested.</param>
    /// <param name="source">The branch that it is on, for the message of the merge.</param>
    /// <param name="target">The branch to move.</param>
    /// <returns>What was done, in words for people.</returns>
    /// <exception cref="StopException">There is a conflict, or the branch has changes that were not tested (exit code 1).</exception>
    public string Run(string commit, string source, string target)
    {
        var hasRemote = _git.Try("remote", "get-url", remote) is not null;
        if (hasRemote)
            _git.Run("fetch", "--quiet", remote);
        var known = hasRemote ? $"refs/remotes/{remote}/{target}" : $"refs/heads/{target}";
        var before = _git.Try("rev-parse", "--quiet", "--verify", known)?[0];

        if (before is not null && (before == commit || TreeOf(before) == TreeOf(commit) && IsPartOf(commit, before)))
        {
            // Whoever was killed after sharing it has not come to this.
            MoveLocal(target, before, hasRemote ? null : before);
            return $"{target} has it already";
        }
        var isForward = before is null || IsPartOf(before, commit);
        var after = isForward ? commit : Merge(before!, commit, source, target);
        if (hasRemote)
            Push(after, target);
        MoveLocal(target, after, hasRemote ? null : before);
        return isForward
            ? $"{target} is at {commit[..7]} now"
            : $"{target} is at {after[..7]} now, a merge of {source}";
    }

    string Merge(string before, string commit, string source, string target)
    {
        // Exit code 1 and a list of files where there are conflicts; writes objects only.
        if (_git.Try("merge-tree", "--write-tree", "--name-only", before, commit) is not [var tree, ..])
            throw StopException.Failed(
                $"{source} cannot be merged into {target}: {Conflicts(before, commit)} "
                    + $"Nothing was changed. Merge {target} into {source} (git merge {remote}/{target}), test, and run this again."
            );
        if (tree != TreeOf(commit))
            throw StopException.Failed(
                $"{target} has changes that {source} has not, so that the merge would hold files that nobody has tested together. "
                    + $"Nothing was changed. Merge {target} into {source} (git merge {remote}/{target}), test, and run this again."
            );
        return _git.Run([
            .. _git.Identity,
            "commit-tree",
            tree,
            "-p",
            before,
            "-p",
            commit,
            "-m",
            $"Merge {source} into {target}",
        ])[0];
    }

    string Conflicts(string before, string commit)
    {
        var mergeBase = _git.Try("merge-base", before, commit);
        if (mergeBase is not [var common, ..])
            return "they have no commit in common.";
        var both = _git.Run("diff", "--name-only", common, before)
            .Intersect(_git.Run("diff", "--name-only", common, commit))
            .ToList();
        return $"both have changed {string.Join(", ", both)}.";
    }

    void Push(string commit, string target)
    {
        if (_git.Try("push", "--quiet", "--atomic", remote, $"{commit}:refs/heads/{target}") is null)
            throw StopException.Failed(
                $"{remote} did not take {target}: somebody has pushed there meanwhile, or this user may not. "
                    + "Nothing was changed there. Run this again."
            );
    }

    // Whoever has the branch on this machine wants to see it move; a branch with commits of its own stays as it is.
    void MoveLocal(string target, string commit, string? expected)
    {
        var local = _git.Try("rev-parse", "--quiet", "--verify", $"refs/heads/{target}")?[0];
        if (local is null ? expected is null : IsPartOf(local, commit))
            _git.Try("update-ref", $"refs/heads/{target}", commit, local ?? new string('0', 40));
    }

    string TreeOf(string commit) => _git.Run("rev-parse", $"{commit}^{{tree}}")[0];

    bool IsPartOf(string commit, string head) => _git.Try("merge-base", "--is-ancestor", commit, head) is not null;
}
