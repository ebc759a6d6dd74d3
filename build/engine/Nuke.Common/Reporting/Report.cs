namespace Nuke.Common.Reporting;

/// <summary>Lines to be shown together.</summary>
sealed class Report
{
    readonly List<(string Text, LineStyle Style)> _lines = [];

    public IReadOnlyList<(string Text, LineStyle Style)> Lines => _lines;

    public Report Add(string text = "", LineStyle style = LineStyle.Plain)
    {
        _lines.Add((text.TrimEnd(), style));
        return this;
    }
}
