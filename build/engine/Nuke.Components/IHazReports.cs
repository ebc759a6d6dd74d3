using Nuke.Common.IO;

namespace Nuke.Components;

/// <summary>A build that leaves reports behind.</summary>
public interface IHazReports : IHazArtifacts
{
    /// <summary>Where reports go.</summary>
    AbsolutePath ReportDirectory => ArtifactsDirectory / "reports";
}
