namespace Nuke.Common.IO;

/// <summary>What can be asked of a path, and done with it.</summary>
public static partial class AbsolutePathExtensions
{
    /// <summary>Whether the other path is this one or lies below it.</summary>
    public static bool Contains(this AbsolutePath path, AbsolutePath other)
    {
        for (var candidate = other; candidate is not null; candidate = candidate.Parent)
        {
            if (candidate == path)
                return true;
        }
        return false;
    }

    /// <summary>The way from this directory to another path, with the separators of this system.</summary>
    public static RelativePath GetRelativePathTo(this AbsolutePath path, AbsolutePath destination) =>
        (RelativePath)Path.GetRelativePath(path, destination);

    /// <summary>The way from this directory to another path, with forward slashes.</summary>
    public static UnixRelativePath GetUnixRelativePathTo(this AbsolutePath path, AbsolutePath destination) =>
        (UnixRelativePath)Path.GetRelativePath(path, destination);

    /// <summary>The way from this directory to another path, with backslashes.</summary>
    public static WinRelativePath GetWinRelativePathTo(this AbsolutePath path, AbsolutePath destination) =>
        (WinRelativePath)Path.GetRelativePath(path, destination);

    /// <summary>The nearest directory above that satisfies the condition, or null.</summary>
    public static AbsolutePath? FindParent(this AbsolutePath path, Func<AbsolutePath, bool> predicate) =>
        path.Parent?.FindParentOrSelf(predicate);

    /// <summary>This path or the nearest directory above that satisfies the condition, or null.</summary>
    public static AbsolutePath? FindParentOrSelf(this AbsolutePath path, Func<AbsolutePath, bool> predicate)
    {
        for (var candidate = path; candidate is not null; candidate = candidate.Parent)
        {
            if (predicate(candidate))
                return candidate;
        }
        return null;
    }

    /// <summary>The same path with another extension; the dot may be left out.</summary>
    public static AbsolutePath WithExtension(this AbsolutePath path, string extension) =>
        Path.ChangeExtension(path, extension);

    /// <summary>Whether the path has one of these extensions; the dot may be left out.</summary>
    public static bool HasExtension(this AbsolutePath path, params string[] extensions) =>
        extensions.Any(x => path.Name.EndsWith(x.StartsWith('.') ? x : $".{x}", StringComparison.OrdinalIgnoreCase));
}
