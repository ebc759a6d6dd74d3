using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Nuke.Common.Tooling;

/// <summary>
/// An interpolated command line: values with spaces are quoted, <c>:nq</c> leaves a value as it is, <c>:r</c> keeps it
/// out of the log, a sequence becomes several arguments.
/// </summary>
[InterpolatedStringHandler]
public readonly struct ArgumentStringHandler
{
    readonly StringBuilder _text;
    readonly List<string> _secrets = [];

    public ArgumentStringHandler(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength);

    /// <summary>The values that must not be logged.</summary>
    internal IReadOnlyList<string> Secrets => _secrets;

    public static implicit operator ArgumentStringHandler(string value)
    {
        var handler = new ArgumentStringHandler(value.Length, 0);
        handler.AppendLiteral(value);
        return handler;
    }

    /// <summary>Appends text as it is.</summary>
    public void AppendLiteral(string value) => _text.Append(value);

    /// <summary>Appends a value as one argument.</summary>
    public void AppendFormatted<T>(T value, string? format = null)
    {
        if (value is IEnumerable<object> sequence)
        {
            _text.Append(CommandLineQuoting.Join(sequence.Select(x => ToText(x, null))));
            return;
        }

        var text = ToText(value, format is "r" or "nq" ? null : format);
        if (format == "r")
            _secrets.Add(text);
        // Between quotes that the caller has written, a value must not bring its own.
        var isQuoted = _text.Length > 0 && _text[^1] == '"';
        _text.Append(format == "nq" || isQuoted ? text : CommandLineQuoting.Quote(text));
    }

    /// <summary>The command line.</summary>
    public override string ToString() => _text.ToString();

    static string ToText(object? value, string? format) =>
        value is IFormattable formattable
            ? formattable.ToString(format, CultureInfo.InvariantCulture)
            : value?.ToString() ?? "";
}
