using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.SonarScanner;

/// <summary>Settings of the scanner's command that starts an analysis.</summary>
public sealed record SonarScannerBeginSettings() : ToolOptions("begin");
