using Nuke.Common;
using Nuke.Common.Tools.GitVersion;

namespace Nuke.Components;

/// <summary>A build whose version comes from branches and tags.</summary>
public interface IHazGitVersion : INukeBuild
{
    /// <summary>The version. It is calculated when it is asked for the first time.</summary>
    [GitVersion(NoFetch = true)]
    GitVersion Versioning => TryGetValue(() => Versioning).NotNull("There is no version.");
}
