using Nuke.Common;
using Nuke.Common.IO;

namespace Nuke.Components;

/// <summary>A build that leaves something behind.</summary>
public interface IHazArtifacts : INukeBuild
{
    /// <summary>Where everything goes that the build makes.</summary>
    AbsolutePath ArtifactsDirectory => RootDirectory / "output";
}
