namespace Nuke.Common.Tooling;

/// <summary>The arguments of a tool, in order; what was not set adds nothing.</summary>
sealed class ArgumentList
{
    readonly List<string> _items = [];

    public IReadOnlyList<string> Items => _items;

    public ArgumentList Add(string argument)
    {
        _items.Add(argument);
        return this;
    }

    public ArgumentList AddIfSet(string? argument) => string.IsNullOrWhiteSpace(argument) ? this : Add(argument);

    public ArgumentList AddOption(string name, string? value) =>
        string.IsNullOrWhiteSpace(value) ? this : Add(name).Add(value);

    public ArgumentList AddFlag(string name, bool? isSet) => isSet == true ? Add(name) : this;

    /// <summary>Adds MSBuild properties: <c>-p:Name=Value</c>.</summary>
    public ArgumentList AddProperties(IReadOnlyDictionary<string, string> properties)
    {
        foreach (var (name, value) in properties)
            Add($"-p:{name}={EscapeProperty(value)}");
        return this;
    }

    /// <summary>The value as MSBuild reads it from a command line.</summary>
    // MSBuild splits an unescaped value at semicolons and commas, and takes the rest for further properties.
    public static string EscapeProperty(string value) =>
        value
            .Replace("%", "%25", StringComparison.Ordinal)
            .Replace(";", "%3B", StringComparison.Ordinal)
            .Replace(",", "%2C", StringComparison.Ordinal);
}
