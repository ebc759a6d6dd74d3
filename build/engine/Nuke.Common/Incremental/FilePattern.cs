using System.Text.RegularExpressions;
using Nuke.Common.IO;

namespace Nuke.Common.Incremental;

/// <summary>A pattern of files: a directory that is known, and what the way from there looks like.</summary>
sealed class FilePattern
{
    static readonly char[] s_wildcards = ['*', '?', '{'];

    readonly List<(Regex Expression, bool IncludesEverythingBelow)> _rest = [];
    readonly string _prefix;

    FilePattern(string text, AbsolutePath start, string rest)
    {
        Text = text;
        Start = start;
        _prefix = PrefixOf(start);
        IsLiteral = rest.Length == 0;
        if (IsLiteral)
            return;
        AddRest(rest);
        if (!rest.Contains("**", StringComparison.Ordinal) && IsWildcard(rest[(rest.LastIndexOf('/') + 1)..]))
            MaximumDepth = rest.Count(x => x == '/');
        if (!IsWildcard(rest[(rest.LastIndexOf('/') + 1)..]))
            AddRest($"{rest}/**");
    }

    public string Text { get; }

    /// <summary>How many directories below the start a match may lie.</summary>
    public int MaximumDepth { get; } = int.MaxValue;

    /// <summary>Everything that matches is this or lies below it.</summary>
    public AbsolutePath Start { get; }

    /// <summary>Whether it names exactly one file or directory.</summary>
    public bool IsLiteral { get; }

    public static FilePattern Of(string text, AbsolutePath root)
    {
        var pattern = text.Replace('\\', '/');
        // Braces in the place of the repository itself are no wildcards.
        var rootPrefix = ((string)root).Replace('\\', '/') + "/";
        if (pattern.StartsWith(rootPrefix, StringComparison.Ordinal))
            pattern = pattern[rootPrefix.Length..];
        else if (pattern == (string)root)
            pattern = "";

        var segments = pattern.Split('/');
        var known = Array.FindIndex(segments, IsWildcard);
        if (known < 0)
            return new FilePattern(text, root.Resolve(pattern), "");
        var start = string.Join('/', segments[..known]);
        // "/*.cs" starts at the root of the file system.
        var isTop = start.Length == 0 && pattern.StartsWith('/');
        return new FilePattern(text, root.Resolve(isTop ? "/" : start), string.Join('/', segments[known..]));
    }

    /// <summary>What all paths below a directory begin with.</summary>
    public static string PrefixOf(AbsolutePath directory)
    {
        string path = directory;
        // The root of a file system ends with its separator already.
        return Path.EndsInDirectorySeparator(path) ? path : path + Path.DirectorySeparatorChar;
    }

    public bool IsMatch(string path)
    {
        if (IsLiteral)
            return path == Start || path.StartsWith(_prefix, StringComparison.Ordinal);
        return RelativePath(path) is { } relative && _rest.Exists(x => x.Expression.IsMatch(relative));
    }

    /// <summary>Whether everything below a directory matches, so that nobody needs to look there.</summary>
    public bool CoversDirectory(string directory) =>
        IsLiteral
            ? IsMatch(directory)
            : RelativePath(directory) is { } relative
                && _rest.Exists(x => x.IncludesEverythingBelow && x.Expression.IsMatch($"{relative}/"));

    static bool IsWildcard(string segment) => segment.IndexOfAny(s_wildcards) >= 0;

    string? RelativePath(string path) =>
        path.StartsWith(_prefix, StringComparison.Ordinal)
            ? path[_prefix.Length..].Replace(Path.DirectorySeparatorChar, '/')
            : null;

    void AddRest(string rest) =>
        _rest.Add(
            (AbsolutePathExtensions.ToExpression(rest), rest == "**" || rest.EndsWith("/**", StringComparison.Ordinal))
        );
}
