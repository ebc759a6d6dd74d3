namespace Nuke.Common.Tooling;

/// <summary>One option of a tool: how a value that was set for it is written on the command line.</summary>
sealed class ToolOption
{
    readonly Func<object, IEnumerable<string>> _write;

    ToolOption(Func<object, IEnumerable<string>> write) => _write = write;

    /// <summary>Where it stands: 1, 2… come first, -2, -1 last, 0 in between in the order of being set.</summary>
    public int Position { get; private init; }

    /// <summary>Whether the value must not be shown.</summary>
    public bool IsSecret { get; private init; }

    /// <summary>The value alone.</summary>
    public static ToolOption Argument(int position) => new(value => [Text(value)]) { Position = position };

    /// <summary>The name and the value: <c>--configuration Release</c>.</summary>
    public static ToolOption Value(string name, bool isSecret = false) =>
        new(value => [name, Text(value)]) { IsSecret = isSecret };

    /// <summary>The name and the value in one word: <c>-reports:*.xml</c>.</summary>
    public static ToolOption Joined(string prefix, bool isSecret = false) =>
        new(value => [prefix + Text(value)]) { IsSecret = isSecret };

    /// <summary>The name alone, if the value is true.</summary>
    public static ToolOption Flag(string name) => new(value => value is true ? [name] : []);

    /// <summary>The name and one word, which says true or false.</summary>
    public static ToolOption Switch(string prefix) => new(value => [prefix + (value is true ? "true" : "false")]);

    /// <summary>The name and each item: <c>--source A --source B</c>.</summary>
    public static ToolOption Repeated(string name) =>
        new(value => ((IReadOnlyList<string>)value).SelectMany(item => new[] { name, item }));

    /// <summary>The name once, and all items in one word: <c>-reports:A;B</c>.</summary>
    public static ToolOption List(string prefix, char separator) =>
        new(value =>
            value is IReadOnlyList<string> { Count: > 0 } items ? [prefix + string.Join(separator, items)] : []
        );

    /// <summary>The prefix, each key and its value: <c>-p:Version=1.2.3</c>.</summary>
    public static ToolOption Pairs(string prefix, Func<string, string> escape) =>
        new(value => ((IReadOnlyDictionary<string, string>)value).Select(x => $"{prefix}{x.Key}={escape(x.Value)}"));

    /// <summary>The words for a value.</summary>
    public IEnumerable<string> Write(object value) => _write(value);

    static string Text(object value) => value.ToString() ?? "";
}
