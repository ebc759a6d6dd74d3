using System.Diagnostics.CodeAnalysis;

namespace Nuke.Common.IO;

/// <summary>A path that starts anywhere, written with backslashes: <c>(WinRelativePath)"a\b"</c>.</summary>
public sealed class WinRelativePath : RelativePath
{
    WinRelativePath(string path)
        : base(path) { }

    /// <summary>Normalises a text: one kind of separators, no <c>.</c>, and <c>..</c> only in front.</summary>
    /// <exception cref="ArgumentException">The text is rooted.</exception>
    [return: NotNullIfNotNull(nameof(path))]
    public static explicit operator WinRelativePath?(string? path) => path is null ? null : new(Normalise(path, '\\'));

    [return: NotNullIfNotNull(nameof(path))]
    public static implicit operator string?(WinRelativePath? path) => path?.ToString();

    /// <summary>Appends a relative path; <c>..</c> inside it goes up.</summary>
    /// <exception cref="ArgumentException">The right side is rooted.</exception>
    public static WinRelativePath operator /(WinRelativePath left, string right) =>
        new(Normalise($"{left}\\{right}", '\\'));

    /// <summary>Appends text to the last segment.</summary>
    public static WinRelativePath operator +(WinRelativePath left, string suffix) => new(left.ToString() + suffix);
}
