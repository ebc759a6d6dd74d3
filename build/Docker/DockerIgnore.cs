using System.Text;
using System.Text.RegularExpressions;
using Nuke.Common.IO;

namespace Delivery.Docker;

/// <summary>
/// Which files go into a context, by the rules of <c>.dockerignore</c>: patterns from the root, <c>*</c> and <c>?</c>
/// within a segment, <c>**</c> across, <c>!</c> for an exception; the last pattern that fits decides.
/// </summary>
public sealed class DockerIgnore
{
    readonly IReadOnlyList<(Regex Pattern, string Start, bool Excludes)> _rules;

    DockerIgnore(IEnumerable<string> lines) =>
        _rules = [
            .. lines
                .Select(x => x.Trim())
                .Where(x => x.Length > 0 && x[0] != '#')
                .Select(x => (Pattern: x.TrimStart('!').Trim().Trim('/'), Excludes: x[0] != '!'))
                .Select(x => (Translate(x.Pattern), StartOf(x.Pattern), x.Excludes)),
        ];

    /// <summary>Reads a file; one that is not there excludes nothing.</summary>
    public static DockerIgnore Read(AbsolutePath file) => new(file.FileExists() ? file.ReadAllLines() : []);

    /// <summary>Reads the lines of a file.</summary>
    public static DockerIgnore Of(params string[] lines) => new(lines);

    /// <summary>Whether a file stays out: it, or a directory that it lies in, fits a pattern.</summary>
    /// <param name="path">Relative to the root, with slashes.</param>
    public bool Excludes(string path)
    {
        var excluded = false;
        foreach (var (pattern, _, excludes) in _rules)
        {
            if (pattern.IsMatch(path))
                excluded = excludes;
        }
        return excluded;
    }

    /// <summary>The files below a directory that go in, relative to it, with slashes.</summary>
    public IEnumerable<string> Files(AbsolutePath root) => Below(root, "");

    IEnumerable<string> Below(string directory, string prefix)
    {
        foreach (var entry in new DirectoryInfo(directory).EnumerateFileSystemInfos())
        {
            var path = prefix + entry.Name;
            // What a link points to may lie anywhere: only files go in.
            if (entry.LinkTarget is not null)
                continue;
            if (entry is FileInfo)
            {
                if (!Excludes(path))
                    yield return path;
                continue;
            }
            if (Excludes(path) && !MayHoldExceptions(path))
                continue;
            foreach (var file in Below(entry.FullName, path + '/'))
                yield return file;
        }
    }

    // An exception may name something below an excluded directory; what comes before its first wildcard says where.
    bool MayHoldExceptions(string directory) =>
        _rules.Any(x => !x.Excludes && (IsWithin(x.Start, directory) || IsWithin(directory, x.Start)));

    static bool IsWithin(string path, string directory) =>
        directory.Length == 0 || path == directory || path.StartsWith(directory + '/', StringComparison.Ordinal);

    static string StartOf(string pattern) =>
        string.Join('/', pattern.Split('/').TakeWhile(x => !x.AsSpan().ContainsAny('*', '?')));

    static Regex Translate(string pattern)
    {
        var regex = new StringBuilder("^");
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i..].StartsWith("**/", StringComparison.Ordinal))
            {
                regex.Append("(.*/)?");
                i += 2;
            }
            else if (pattern[i..].StartsWith("**", StringComparison.Ordinal))
            {
                regex.Append(".*");
                i++;
            }
            else
            {
                regex.Append(
                    pattern[i] switch
                    {
                        '*' => "[^/]*",
                        '?' => "[^/]",
                        var other => Regex.Escape(other.ToString()),
                    }
                );
            }
        }
        // Everything below a directory that fits.
        return new Regex(regex.Append("(/.*)?$").ToString(), RegexOptions.CultureInvariant | RegexOptions.Singleline);
    }
}
