using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.ReportGenerator;

/// <summary>Settings of ReportGenerator.</summary>
public sealed record ReportGeneratorSettings : ToolOptions;
