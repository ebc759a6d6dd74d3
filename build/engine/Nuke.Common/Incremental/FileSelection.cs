using System.IO.Enumeration;
using Nuke.Common.IO;

namespace Nuke.Common.Incremental;

/// <summary>The files that a list of patterns means.</summary>
sealed class FileSelection
{
    readonly List<FilePattern> _included = [];
    readonly List<FilePattern> _excluded = [];

    public FileSelection(IEnumerable<string> patterns, AbsolutePath root)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.StartsWith('!'))
                _excluded.Add(FilePattern.Of(pattern[1..], root));
            else
                _included.Add(FilePattern.Of(pattern, root));
        }
        // The record of a target lies in the temporary directory: it would change itself.
        _excluded.Add(FilePattern.Of(".nuke/temp", root));
        _excluded.Add(FilePattern.Of(".git", root));
    }

    /// <summary>The files, sorted. A link to a directory counts as itself: what is behind it needs a pattern of its own.</summary>
    /// <exception cref="IOException">A directory cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A directory must not be read.</exception>
    public IReadOnlyList<string> Find()
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var pattern in _included)
        {
            if (Directory.Exists(pattern.Start))
                found.UnionWith(Below(pattern));
            else if (pattern.IsLiteral && File.Exists(pattern.Start) && !IsExcluded(pattern.Start))
                found.Add(pattern.Start);
        }
        return [.. found];
    }

    /// <summary>The patterns without a wildcard that none of the files matches.</summary>
    public IEnumerable<string> Unmatched(IReadOnlyList<string> files) =>
        _included.Where(x => x.IsLiteral && !files.Any(x.IsMatch)).Select(x => x.Text);

    FileSystemEnumerable<string> Below(FilePattern pattern) =>
        new(pattern.Start, (ref FileSystemEntry entry) => entry.ToFullPath(), ToDepth(pattern.MaximumDepth))
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) =>
            {
                if (entry.IsDirectory && !IsLink(ref entry))
                    return false;
                var path = entry.ToFullPath();
                return pattern.IsMatch(path) && !IsExcluded(path);
            },
            ShouldRecursePredicate = (ref FileSystemEntry entry) =>
                !IsLink(ref entry) && !IsCovered(entry.ToFullPath()),
        };

    static EnumerationOptions ToDepth(int depth) =>
        new()
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = depth,
            AttributesToSkip = FileAttributes.None,
            IgnoreInaccessible = false,
        };

    static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    bool IsExcluded(string path) => _excluded.Exists(x => x.IsMatch(path));

    bool IsCovered(string directory) => _excluded.Exists(x => x.CoversDirectory(directory));
}
