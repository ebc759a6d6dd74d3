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
    readonly IReadOnlyList<Rule> _rules;

    DockerIgnore(IEnumerable<string> lines) =>
        _rules = [
            .. lines
                .Select(x => x.Trim())
                .Where(x => x.Length > 0 && x[0] != '#')
                .Select(x => new Rule(x.TrimStart('!').Trim().Trim('/'), Excludes: x[0] != '!')),
        ];

    /// <summary>Reads a file; one that is not there excludes nothing.</summary>
    public static DockerIgnore Read(AbsolutePath file) => new(file.FileExists() ? file.ReadAllLines() : []);

    /// <summary>Reads the lines of a file.</summary>
    public static DockerIgnore Of(params string[] lines) => new(lines);

    /// <summary>Whether a file stays out: it, or a directory that it lies in, fits a pattern.</summary>
    /// <param name="path">Relative to the root, with slashes.</param>
    public bool Excludes(string path) => LastRule(path) is { } rule && _rules[rule].Excludes;

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
            if (LastRule(path) is { } rule && _rules[rule].Excludes && !MayHoldExceptions(path, rule))
                continue;
            foreach (var file in Below(entry.FullName, path + '/'))
                yield return file;
        }
    }

    int? LastRule(string path)
    {
        for (var i = _rules.Count - 1; i >= 0; i--)
        {
            if (_rules[i].Pattern.IsMatch(path))
                return i;
        }
        return null;
    }

    // What excludes a directory excludes all below it: only an exception after that rule brings something back.
    bool MayHoldExceptions(string directory, int rule) =>
        _rules.Skip(rule + 1).Any(x => !x.Excludes && x.MayFitBelow(directory));

    sealed record Rule(string Text, bool Excludes)
    {
        readonly string[] _segments = Text.Split('/');

        public Regex Pattern { get; } = Translate(Text);

        /// <summary>Whether something below a directory may fit: so far as both reach, their segments do.</summary>
        public bool MayFitBelow(string directory)
        {
            foreach (var (pattern, name) in _segments.Zip(directory.Split('/')))
            {
                if (pattern.Contains("**", StringComparison.Ordinal))
                    return true;
                if (!Translate(pattern).IsMatch(name))
                    return false;
            }
            return true;
        }
    }

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
