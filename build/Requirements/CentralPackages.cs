using System.Xml.Linq;
using Delivery.Outcomes;

namespace Delivery.Requirements;

/// <summary>The packages that this repository names, in the two groups of <c>Directory.Packages.props</c>.</summary>
/// <param name="Production">The names in the group <c>default</c>: needed to run.</param>
/// <param name="Development">The names in the group <c>dev</c>: needed only in development.</param>
public sealed record CentralPackages(IReadOnlyList<string> Production, IReadOnlyList<string> Development)
{
    /// <summary>The file.</summary>
    public const string FileName = "Directory.Packages.props";

    const string Default = "default";
    const string Dev = "dev";

    /// <summary>Reads the text of the file.</summary>
    /// <exception cref="StopException">A package is in no group, or in another one (exit code 1).</exception>
    public static CentralPackages Parse(string text)
    {
        var named =
            from line in XDocument.Parse(text).Descendants("PackageVersion")
            select (
                Name: (string?)line.Attribute("Include") ?? (string?)line.Attribute("Update") ?? "",
                Group: (string?)line.Parent?.Attribute("Label")
            );
        var groups = named.ToLookup(x => x.Group, x => x.Name);
        var stray = groups.Where(x => x.Key is not (Default or Dev)).SelectMany(x => x).ToList();
        return stray.Count == 0
            ? new CentralPackages([.. groups[Default]], [.. groups[Dev]])
            : throw StopException.Failed(
                $"{FileName}: {string.Join(", ", stray)}: expected in the group labelled \"{Default}\" (needed to run) or \"{Dev}\" (needed only in development)."
            );
    }
}
