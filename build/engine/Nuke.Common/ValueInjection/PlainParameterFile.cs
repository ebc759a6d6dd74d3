using System.Text;

namespace Nuke.Common.ValueInjection;

/// <summary>
/// Reads parameter files of the simplest kind: one object of texts without escapes. Most are, and a build that does
/// nothing would spend an eighth of its time on starting the JSON reader.
/// </summary>
ref struct PlainParameterFile
{
    readonly ReadOnlySpan<byte> _content;
    int _at;

    PlainParameterFile(ReadOnlySpan<byte> content) => _content = content;

    /// <summary>The entries; null where the file is of another kind, or wrong, which the JSON reader can tell.</summary>
    public static List<ParameterFileEntry>? TryRead(ReadOnlySpan<byte> content, string name, string? profile)
    {
        var file = new PlainParameterFile(content);
        var entries = new List<ParameterFileEntry>();
        if (!file.Skip('{'))
            return null;
        if (file.Skip('}'))
            return file.IsAtEnd ? entries : null;
        do
        {
            if (file.ReadText() is not { } key || !file.Skip(':') || file.ReadText() is not { } text)
                return null;
            var items = new List<ParameterFileValue> { new(ParameterFileValueKind.Text, text) };
            var entry = new ParameterFileEntry(name, profile, file.Line, key, ParameterFileValueKind.Text, items);
            if (entries.Exists(x => ParameterName.Normalise(x.Key) == ParameterName.Normalise(key)))
                return null;
            entries.Add(entry);
        } while (file.Skip(','));
        return file.Skip('}') && file.IsAtEnd ? entries : null;
    }

    bool IsAtEnd
    {
        get
        {
            SkipSpace();
            return _at == _content.Length;
        }
    }

    // The line in which what was read last ends, which is where it begins: a text has no line break.
    readonly int Line
    {
        get
        {
            var line = 1;
            foreach (var character in _content[.._at])
                line += character == (byte)'\n' ? 1 : 0;
            return line;
        }
    }

    bool Skip(char expected)
    {
        SkipSpace();
        if (_at == _content.Length || _content[_at] != expected)
            return false;
        _at++;
        return true;
    }

    void SkipSpace()
    {
        while (_at < _content.Length && _content[_at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            _at++;
    }

    string? ReadText()
    {
        if (!Skip('"'))
            return null;
        var start = _at;
        while (_at < _content.Length && _content[_at] is >= 0x20 and < 0x80 and not (byte)'\\' and not (byte)'"')
            _at++;
        return _at < _content.Length && _content[_at] == '"' ? Encoding.ASCII.GetString(_content[start.._at++]) : null;
    }
}
