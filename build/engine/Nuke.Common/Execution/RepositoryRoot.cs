using Nuke.Common.IO;

namespace Nuke.Common.Execution;

/// <summary>
/// Finds the repository of a build: the nearest directory with <c>.nuke</c>. Git is not asked, so that a worktree, a
/// submodule or an unpacked archive is a repository like any other.
/// </summary>
static class RepositoryRoot
{
    /// <summary>The repository of the first of the directories that is in one, or null.</summary>
    public static AbsolutePath? Find(params AbsolutePath[] starts) =>
        starts
            .Select(start => start.FindParentOrSelf(path => (path / ".nuke").DirectoryExists()))
            .FirstOrDefault(root => root is not null);
}
