using System.Xml.Linq;
using Nuke.Common.IO;

namespace Delivery.Diagrams;

/// <summary>Which project knows which: an arrow leads from a project to the one that is built of it.</summary>
public static class ProjectDiagram
{
    /// <summary>The graph of the projects in some directories.</summary>
    /// <param name="root">The repository.</param>
    /// <param name="directories">The directories, relative to it.</param>
    public static MermaidGraph Of(AbsolutePath root, params IEnumerable<string> directories)
    {
        var projects = directories
            .SelectMany(x => (root / x).GlobFiles("**/*.csproj"))
            .ToDictionary(x => x.NameWithoutExtension, ReferencesOf, StringComparer.Ordinal);
        return new MermaidGraph([.. projects.Keys.Order(StringComparer.Ordinal)], x => projects[x]);
    }

    static List<string> ReferencesOf(AbsolutePath project) =>
        [
            .. XDocument
                .Load(project)
                .Descendants("ProjectReference")
                .Select(x => Path.GetFileNameWithoutExtension(x.Attribute("Include")!.Value.Replace('\\', '/'))),
        ];
}
