namespace Nuke.Common.Reporting;

/// <summary>Lines to be shown together.</summary>
sealed class Report
{
    readonly List<ReportLine> _lines = [];

    public IReadOnlyList<ReportLine> Lines => _lines;

    public Report Add(string text = "", LineStyle style = LineStyle.Plain)
    {
        _lines.Add(new ReportLine(text.TrimEnd(), style));
        return this;
    }
}
