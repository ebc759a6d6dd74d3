using System.Diagnostics.CodeAnalysis;

namespace Nuke.Common.IO;

/// <summary>A path that starts anywhere, written with this system's separators: <c>(RelativePath)"a/b"</c>.</summary>
public class RelativePath : IEquatable<RelativePath>
{
    readonly string _path;

    private protected RelativePath(string path) => _path = path;

    /// <summary>Normalises a text: one kind of separators, no <c>.</c>, and <c>..</c> only in front.</summary>
    /// <exception cref="ArgumentException">The text is rooted.</exception>
    [return: NotNullIfNotNull(nameof(path))]
    public static explicit operator RelativePath?(string? path) =>
        path is null ? null : new(Normalise(path, Path.DirectorySeparatorChar));

    [return: NotNullIfNotNull(nameof(path))]
    public static implicit operator string?(RelativePath? path) => path?.ToString();

    /// <summary>Appends a relative path; <c>..</c> inside it goes up.</summary>
    /// <exception cref="ArgumentException">The right side is rooted.</exception>
    public static RelativePath operator /(RelativePath left, string right) =>
        new(Normalise($"{left}{Path.DirectorySeparatorChar}{right}", Path.DirectorySeparatorChar));

    /// <summary>Appends text to the last segment.</summary>
    public static RelativePath operator +(RelativePath left, string suffix) => new(left.ToString() + suffix);

    /// <inheritdoc />
    public override string ToString() => _path;

    /// <inheritdoc />
    public bool Equals(RelativePath? other) =>
        other is not null && GetType() == other.GetType() && _path == other._path;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as RelativePath);

    /// <inheritdoc />
    public override int GetHashCode() => _path.GetHashCode(StringComparison.Ordinal);

    private protected static string Normalise(string path, char separator)
    {
        Assert.False(Path.IsPathRooted(path), $"\"{path}\" is rooted, and so no relative path.");
        var segments = new List<string>();
        // On Unix a backslash is a character like any other, unless the path is meant for Windows.
        char[] separators = separator == '\\' || OperatingSystem.IsWindows() ? ['\\', '/'] : ['/'];
        foreach (var segment in path.Split(separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment == ".." && segments.Count > 0 && segments[^1] != "..")
                segments.RemoveAt(segments.Count - 1);
            else if (segment != ".")
                segments.Add(segment);
        }
        return segments.Count == 0 ? "." : string.Join(separator, segments);
    }
}
