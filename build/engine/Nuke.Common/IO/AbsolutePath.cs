using System.Diagnostics.CodeAnalysis;

namespace Nuke.Common.IO;

/// <summary>
/// A rooted, normalised path: <c>RootDirectory / "src" / "Project"</c>. It says nothing about what is there.
/// </summary>
public sealed class AbsolutePath : IEquatable<AbsolutePath>, IFormattable
{
    static readonly StringComparison s_comparison = OperatingSystem.IsWindows()
        ? StringComparison.OrdinalIgnoreCase
        : StringComparison.Ordinal;

    readonly string _path;

    AbsolutePath(string path) => _path = path;

    /// <summary>The directory above, or null for a root.</summary>
    public AbsolutePath? Parent => Path.GetDirectoryName(_path) is { } parent ? new AbsolutePath(parent) : null;

    /// <summary>The last segment.</summary>
    public string Name => Path.GetFileName(_path);

    /// <summary>The last segment without its extension.</summary>
    public string NameWithoutExtension => Path.GetFileNameWithoutExtension(_path);

    /// <summary>The extension with its dot, or an empty text.</summary>
    public string Extension => Path.GetExtension(_path);

    /// <summary>Makes a path of a rooted text.</summary>
    /// <exception cref="ArgumentException">The text is not rooted.</exception>
    public static AbsolutePath Create(string path)
    {
        Assert.True(Path.IsPathFullyQualified(path), $"\"{path}\" is not an absolute path.");
        return new AbsolutePath(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
    }

    [return: NotNullIfNotNull(nameof(path))]
    public static implicit operator AbsolutePath?(string? path) => path is null ? null : Create(path);

    [return: NotNullIfNotNull(nameof(path))]
    public static implicit operator string?(AbsolutePath? path) => path?._path;

    /// <summary>Appends a relative path; <c>..</c> inside it goes up.</summary>
    /// <exception cref="ArgumentException">The right side is rooted.</exception>
    public static AbsolutePath operator /(AbsolutePath left, string right)
    {
        Assert.False(Path.IsPathRooted(right), $"\"{right}\" is rooted and cannot follow \"{left}\".");
        return Create(Path.Combine(left._path, right));
    }

    /// <summary>The directory above: <c>path / ..</c></summary>
    /// <exception cref="ArgumentException">The range is not <c>..</c>, or there is nothing above a root.</exception>
    public static AbsolutePath operator /(AbsolutePath left, Range range)
    {
        Assert.True(range.Equals(Range.All), $"The only range that a path takes is \"..\", not \"{range}\".");
        return left.Parent.NotNull($"There is no directory above \"{left}\".");
    }

    /// <summary>Appends text to the last segment.</summary>
    public static AbsolutePath operator +(AbsolutePath left, string suffix) => Create(left._path + suffix);

    public static bool operator ==(AbsolutePath? left, AbsolutePath? right) => Equals(left, right);

    public static bool operator !=(AbsolutePath? left, AbsolutePath? right) => !Equals(left, right);

    /// <summary>A text as a path; a relative one starts here.</summary>
    internal AbsolutePath Resolve(string path) => Create(Path.GetFullPath(path, _path));

    /// <inheritdoc />
    public bool Equals(AbsolutePath? other) => other is not null && _path.Equals(other._path, s_comparison);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as AbsolutePath);

    /// <inheritdoc />
    public override int GetHashCode() => _path.GetHashCode(s_comparison);

    /// <inheritdoc />
    public override string ToString() => _path;

    /// <summary>
    /// The path in quotes: <c>d</c> double, <c>s</c> single, <c>dn</c> and <c>sn</c> only where it has a space,
    /// <c>nq</c> none.
    /// </summary>
    public string ToString(string? format, IFormatProvider? formatProvider = null)
    {
        var hasSpace = _path.Contains(' ', StringComparison.Ordinal);
        return format switch
        {
            null or "" or "nq" => _path,
            "d" => $"\"{_path}\"",
            "s" => $"'{_path}'",
            "dn" => hasSpace ? $"\"{_path}\"" : _path,
            "sn" => hasSpace ? $"'{_path}'" : _path,
            _ => throw new FormatException($"A path has no format \"{format}\"; it has d, dn, s, sn and nq."),
        };
    }
}
