using System.Text;
using System.Text.RegularExpressions;

namespace Nuke.Common.IO;

public static partial class AbsolutePathExtensions
{
    /// <summary>
    /// The files below the directory that match one of the patterns, sorted: <c>*</c> and <c>?</c> stay inside a
    /// segment, <c>**</c> does not, <c>{a,b}</c> is either. A missing directory has none.
    /// </summary>
    public static IReadOnlyCollection<AbsolutePath> GlobFiles(this AbsolutePath directory, params string[] patterns) =>
        Glob(directory, patterns, Directory.EnumerateFiles);

    /// <summary>The directories below the directory that match one of the patterns, sorted; see GlobFiles.</summary>
    public static IReadOnlyCollection<AbsolutePath> GlobDirectories(
        this AbsolutePath directory,
        params string[] patterns
    ) => Glob(directory, patterns, Directory.EnumerateDirectories);

    static IReadOnlyList<AbsolutePath> Glob(
        AbsolutePath directory,
        string[] patterns,
        Func<string, string, EnumerationOptions, IEnumerable<string>> enumerate
    )
    {
        if (!directory.DirectoryExists())
            return [];
        var expressions = patterns.Select(ToExpression).ToList();
        var all = enumerate(directory, "*", ToDepth(int.MaxValue));
        return Sorted(
            all.Where(path =>
            {
                string relative = directory.GetUnixRelativePathTo(path);
                return expressions.Any(expression => expression.IsMatch(relative));
            })
        );
    }

    internal static Regex ToExpression(string pattern)
    {
        var text = new StringBuilder("^");
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern.AsSpan(i).StartsWith("**/"))
            {
                text.Append("(?:.*/)?");
                i += 2;
            }
            else if (pattern.AsSpan(i).StartsWith("**"))
            {
                text.Append(".*");
                i++;
            }
            else
            {
                text.Append(
                    pattern[i] switch
                    {
                        '*' => "[^/]*",
                        '?' => "[^/]",
                        '{' => "(?:",
                        ',' => "|",
                        '}' => ")",
                        var character => Regex.Escape(character.ToString()),
                    }
                );
            }
        }
        var options = OperatingSystem.IsWindows() ? RegexOptions.IgnoreCase : RegexOptions.None;
        return new Regex(text.Append('$').ToString(), options | RegexOptions.CultureInvariant);
    }
}
