using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.SonarScanner;

/// <summary>The options of the scanner. Most are properties of the analysis.</summary>
static class SonarScannerOption
{
    public static readonly ToolOption ProjectKey = ToolOption.Joined("/k:");
    public static readonly ToolOption Name = ToolOption.Joined("/n:");
    public static readonly ToolOption Version = ToolOption.Joined("/v:");
    public static readonly ToolOption Organization = ToolOption.Joined("/o:");
    public static readonly ToolOption Server = ToolOption.Joined("/d:sonar.host.url=");
    public static readonly ToolOption Token = ToolOption.Joined("/d:sonar.token=", isSecret: true);
    public static readonly ToolOption QualityGateWait = ToolOption.Switch("/d:sonar.qualitygate.wait=");
    public static readonly ToolOption QualityGateTimeout = ToolOption.Joined("/d:sonar.qualitygate.timeout=");
    public static readonly ToolOption SourceExclusions = ToolOption.List("/d:sonar.exclusions=", ',');
    public static readonly ToolOption CoverageExclusions = ToolOption.List("/d:sonar.coverage.exclusions=", ',');
    public static readonly ToolOption OpenCoverPaths = ToolOption.List("/d:sonar.cs.opencover.reportsPaths=", ',');
    public static readonly ToolOption VisualStudioCoveragePaths = ToolOption.List(
        "/d:sonar.cs.vscoveragexml.reportsPaths=",
        ','
    );
    public static readonly ToolOption VSTestReports = ToolOption.List("/d:sonar.cs.vstest.reportsPaths=", ',');
    public static readonly ToolOption AdditionalParameters = ToolOption.Pairs("/d:", value => value);
}
