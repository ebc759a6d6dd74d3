namespace Nuke.Common.Reporting;

/// <summary>A line to be shown.</summary>
sealed record ReportLine(string Text, LineStyle Style);
