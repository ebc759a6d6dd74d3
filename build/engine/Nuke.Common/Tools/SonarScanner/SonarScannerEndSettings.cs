using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.SonarScanner;

/// <summary>Settings of the scanner's command that sends off an analysis.</summary>
public sealed record SonarScannerEndSettings() : ToolOptions("end");
