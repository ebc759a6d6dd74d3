using Nuke.Common;
using Nuke.Common.Git;

namespace Nuke.Components;

/// <summary>A build that lives in a Git repository.</summary>
public interface IHazGitRepository : INukeBuild
{
    /// <summary>The repository.</summary>
    [GitRepository]
    GitRepository GitRepository => TryGetValue(() => GitRepository).NotNull("There is no Git repository.");
}
