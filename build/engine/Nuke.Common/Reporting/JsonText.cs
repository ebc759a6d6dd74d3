using System.Globalization;
using System.Text;

namespace Nuke.Common.Reporting;

/// <summary>
/// Writes a JSON document that people can read as well. Loading a library for it would take longer than everything else
/// that a build does after its last target.
/// </summary>
sealed class JsonText
{
    readonly StringBuilder _text = new();
    int _depth;
    bool _isFirst = true;

    public JsonText StartObject(string? name = null) => Start(name, '{');

    public JsonText StartArray(string? name = null) => Start(name, '[');

    public JsonText EndObject() => End('}');

    public JsonText EndArray() => End(']');

    public JsonText Add(string name, string? value) => Item(name, value is null ? "null" : Quoted(value));

    public JsonText Add(string name, bool value) => Item(name, value ? "true" : "false");

    public JsonText Add(string name, double? value) =>
        Item(name, value?.ToString(CultureInfo.InvariantCulture) ?? "null");

    public JsonText Add(string name, IEnumerable<string> values)
    {
        StartArray(name);
        foreach (var value in values)
            Item(null, Quoted(value));
        return EndArray();
    }

    /// <summary>A value that is JSON already.</summary>
    public JsonText AddJson(string name, string json) =>
        Item(name, json.Replace("\n", "\n" + new string(' ', 2 * _depth), StringComparison.Ordinal));

    public override string ToString() => _text.ToString();

    JsonText Start(string? name, char bracket)
    {
        Item(name, bracket.ToString());
        _depth++;
        _isFirst = true;
        return this;
    }

    JsonText End(char bracket)
    {
        _depth--;
        if (!_isFirst)
            NewLine();
        _text.Append(bracket);
        _isFirst = false;
        return this;
    }

    JsonText Item(string? name, string value)
    {
        if (!_isFirst)
            _text.Append(',');
        if (_depth > 0)
            NewLine();
        if (name is not null)
            _text.Append(Quoted(name)).Append(": ");
        _text.Append(value);
        _isFirst = false;
        return this;
    }

    void NewLine() => _text.Append('\n').Append(' ', 2 * _depth);

    static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        // Half of a surrogate pair has no place in a file: as a rune it reads as the replacement character.
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' or '\\' => quoted.Append('\\').Append((char)rune.Value),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' => quoted.Append("\\u").Append(rune.Value.ToString("x4", CultureInfo.InvariantCulture)),
                _ => quoted.Append(rune.ToString()),
            };
        }
        return quoted.Append('"').ToString();
    }
}
