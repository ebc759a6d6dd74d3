namespace Nuke.Common.ValueInjection;

/// <summary>One value of a parameter file.</summary>
/// <param name="File">The file as the user knows it: relative to the repository.</param>
/// <param name="Profile">The file's profile, or null for the default one.</param>
/// <param name="Line">Where the value stands, from 1.</param>
/// <param name="Key">The name as it is written there.</param>
/// <param name="Kind">What kind of value it is.</param>
/// <param name="Items">The items of a list, or the only value.</param>
sealed record ParameterFileEntry(
    string File,
    string? Profile,
    int Line,
    string Key,
    ParameterFileValueKind Kind,
    IReadOnlyList<ParameterFileValue> Items
)
{
    public string Place => $"{File}, line {Line}";

    public IReadOnlyList<string> Words => [.. Items.Select(x => x.Text)];
}
