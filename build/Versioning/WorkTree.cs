using System.Globalization;
using Delivery.Outcomes;
using Nuke.Common.Git;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Delivery.Versioning;

/// <summary>The commit that is checked out, and what is different from it.</summary>
/// <param name="Commit">Its hash.</param>
/// <param name="Tree">The hash of its files: the same for every commit that holds the same files.</param>
/// <param name="Time">When it was committed.</param>
/// <param name="Branch">The branch, or null on a detached head.</param>
/// <param name="IsShallow">Whether older commits are missing.</param>
/// <param name="Changes">The files that are changed or new and not committed, as Git lists them.</param>
public sealed record WorkTree(
    string Commit,
    string Tree,
    DateTimeOffset Time,
    string? Branch,
    bool IsShallow,
    IReadOnlyList<string> Changes
)
{
    const int ListedChanges = 10;

    /// <summary>Asks Git.</summary>
    /// <exception cref="StopException">This is no Git repository, or it has no commit yet (exit code 2).</exception>
    public static WorkTree Read(AbsolutePath root)
    {
        var head = Git(root, "log -1 --format=%H%n%T%n%cI", out var exitCode);
        if (exitCode != 0)
            throw StopException.Refused(
                $"{root} has no commit to build a release from: {string.Join(' ', head)} A release is made of committed files only."
            );
        var branch = Git(root, "symbolic-ref --quiet --short HEAD", out var isDetached);
        return new WorkTree(
            head[0],
            head[1],
            DateTimeOffset.Parse(head[2], CultureInfo.InvariantCulture),
            // A CI system may check out a commit, and say of which branch it is.
            isDetached == 0
                ? branch[0]
                : GitRepository.FromLocalDirectory(root).Branch,
            Git(root, "rev-parse --is-shallow-repository", out _).FirstOrDefault() == "true",
            Git(root, "status --porcelain --untracked-files=all", out _)
        );
    }

    /// <summary>Expects that everything is committed: nobody could find again what was not.</summary>
    /// <exception cref="StopException">It is not (exit code 2).</exception>
    public WorkTree RequireClean(string target)
    {
        if (Changes.Count == 0)
            return this;
        var more = Changes.Count > ListedChanges ? $"\n… and {Changes.Count - ListedChanges} more" : "";
        throw StopException.Refused(
            $"{target} builds what is committed, but {Changes.Count} files are not:\n"
                + string.Join('\n', Changes.Take(ListedChanges))
                + more
                + "\nCommit them, stash them (git stash -u), or add them to .gitignore."
        );
    }

    /// <summary>Expects the whole history: a version is counted from it.</summary>
    /// <exception cref="StopException">It is a shallow clone (exit code 2).</exception>
    public WorkTree RequireHistory(string target) =>
        IsShallow
            ? throw StopException.Refused(
                $"{target} needs the whole history to count the version from, and this is a shallow clone. "
                    + "Run: git fetch --unshallow --tags origin \"+refs/heads/*:refs/remotes/origin/*\" "
                    + "(GitHub Actions: fetch-depth: 0; GitLab: GIT_DEPTH: 0)"
            )
            : this;

    /// <summary>Expects a branch.</summary>
    /// <exception cref="StopException">It is another one (exit code 2).</exception>
    public WorkTree RequireBranch(string target, string branch) =>
        Branch == branch
            ? this
            : throw StopException.Refused(
                $"{target} runs on the branch {branch}, and {(Branch is null ? "no branch is checked out" : $"this is {Branch}")}. "
                    + $"Run: git switch {branch}"
            );

    static List<string> Git(AbsolutePath root, string arguments, out int exitCode)
    {
        var process = ProcessTasks
            .StartProcess(
                ToolPathResolver.GetPathExecutable("git"),
                arguments,
                workingDirectory: root,
                logOutput: false,
                logInvocation: false
            )
            .AssertWaitForExit();
        exitCode = process.ExitCode;
        return [.. process.Output.Select(x => x.Text)];
    }
}
