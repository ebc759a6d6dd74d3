using Delivery.Outcomes;
using Delivery.Versioning;
using Nuke.Components;

namespace Delivery.Components;

/// <summary>A build whose releases get their version from Git's branches and tags, by GitVersion.yml.</summary>
public interface IVersioned : IHazGitVersion
{
    /// <summary>The commit that is checked out, as Git knows it now.</summary>
    WorkTree ReadWorkTree() => WorkTree.Read(RootDirectory);

    /// <summary>The version of the commit that is checked out: <c>1.4.0-alpha.3</c>.</summary>
    /// <param name="target">The target that needs it, for messages.</param>
    /// <exception cref="StopException">It cannot be counted: a shallow clone, or a history without a branch that GitVersion knows (exit code 2).</exception>
    string CalculateVersion(string target)
    {
        ReadWorkTree().RequireHistory(target);
        try
        {
            return Versioning.SemVer;
        }
        catch (ArgumentException exception)
        {
            throw StopException.Refused(
                $"{target} could not find a version. {exception.Message}\n"
                    + "Fetch all branches and tags: git fetch --tags origin \"+refs/heads/*:refs/remotes/origin/*\"",
                exception
            );
        }
    }
}
