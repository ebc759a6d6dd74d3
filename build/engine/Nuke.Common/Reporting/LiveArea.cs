using System.Text;

namespace Nuke.Common.Reporting;

/// <summary>
/// The last lines of a terminal, which change while everything above them stays. A library would do the same, but take
/// longer to load than most builds to start.
/// </summary>
sealed class LiveArea(TextWriter terminal)
{
    const string EraseToEnd = "\r\e[J";

    IReadOnlyList<string> _lines = [];

    /// <summary>Writes a text of whole lines above the area.</summary>
    public void Write(string text) => Redraw(text, _lines);

    /// <summary>Changes what the area shows; nothing removes it.</summary>
    public void Show(IReadOnlyList<string> lines)
    {
        if (!lines.SequenceEqual(_lines))
            Redraw("", lines);
    }

    // Everything in one piece: a terminal that paints between two pieces would flicker.
    void Redraw(string text, IReadOnlyList<string> lines)
    {
        var pieces = new StringBuilder();
        if (_lines.Count > 0)
            pieces.Append($"\e[{_lines.Count}A").Append(EraseToEnd);
        pieces.Append(text);
        foreach (var line in lines)
            pieces.Append(line).Append(terminal.NewLine);
        terminal.Write(pieces.ToString());
        _lines = lines;
    }
}
