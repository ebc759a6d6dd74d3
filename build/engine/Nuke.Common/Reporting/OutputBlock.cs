using System.Text;

namespace Nuke.Common.Reporting;

/// <summary>What one target says. It is kept back while other targets run, so that it stays together.</summary>
sealed class OutputBlock(BuildConsole console)
{
    StringBuilder? _kept = new();

    /// <summary>A line that is not complete yet.</summary>
    public StringBuilder OpenLine { get; } = new();

    public bool IsOf(BuildConsole other) => other == console;

    /// <summary>Keeps a text back. False when nothing is kept back any more.</summary>
    public bool TryKeep(string text)
    {
        _kept?.Append(text);
        return _kept is not null;
    }

    /// <summary>Everything that was kept back; from now on nothing is.</summary>
    public string Release()
    {
        var text = _kept?.ToString() ?? "";
        _kept = null;
        return text;
    }
}
