using System.Xml.Linq;
using Delivery.Outcomes;
using Nuke.Common.IO;

namespace Delivery.Notebooks;

/// <summary>How a C# kernel gets what the directives of a file-based app name.</summary>
/// <param name="root">The repository.</param>
/// <param name="outputOf">Where the assemblies of a project are.</param>
public sealed class NotebookReferences(AbsolutePath root, Func<string, AbsolutePath> outputOf)
{
    // What the SDK lets every program use: https://learn.microsoft.com/dotnet/core/project-sdk/overview#implicit-using-directives
    static readonly string[] s_implicitUsings =
    [
        "System",
        "System.Collections.Generic",
        "System.IO",
        "System.Linq",
        "System.Net.Http",
        "System.Threading",
        "System.Threading.Tasks",
    ];

    const string Project = "#:project ";
    const string Package = "#:package ";

    /// <summary>The lines of a cell that loads them: compiled assemblies, and packages with what is native in them.</summary>
    /// <param name="notebook">The program, whose folder paths start in.</param>
    /// <param name="directives">Its directives.</param>
    /// <exception cref="StopException">A package has no version (exit code 2).</exception>
    public IReadOnlyList<string> Of(AbsolutePath notebook, IReadOnlyList<string> directives)
    {
        var projects = ValuesOf(directives, Project)
            .Select(x => AbsolutePath.Create(Path.GetFullPath(x, notebook.Parent!)))
            .ToList();
        var versions = XDocument
            .Load(root / "Directory.Packages.props")
            .Descendants("PackageVersion")
            .ToDictionary(x => (string)x.Attribute("Include")!, x => (string)x.Attribute("Version")!);
        var packages = projects
            .SelectMany(x => XDocument.Load(x).Descendants("PackageReference"))
            .Select(x => (string)x.Attribute("Include")!)
            .Concat(ValuesOf(directives, Package))
            .Distinct()
            .Order(StringComparer.Ordinal);
        return
        [
            .. packages.Select(x =>
                versions.TryGetValue(x, out var version)
                    ? $"#r \"nuget: {x}, {version}\""
                    : throw StopException.Refused(
                        $"{notebook.Name} names the package {x}, which has no version in Directory.Packages.props. Add it there."
                    )
            ),
            .. projects.Select(x => $"#r \"{notebook.Parent!.GetUnixRelativePathTo(AssemblyOf(x))}\""),
            .. s_implicitUsings.Select(x => $"using {x};"),
        ];
    }

    AbsolutePath AssemblyOf(AbsolutePath project)
    {
        var name = project.NameWithoutExtension;
        var assembly = XDocument.Load(project).Descendants("AssemblyName").FirstOrDefault()?.Value ?? name;
        return outputOf(name) / $"{assembly}.dll";
    }

    static IEnumerable<string> ValuesOf(IEnumerable<string> directives, string kind) =>
        directives.Where(x => x.StartsWith(kind, StringComparison.Ordinal)).Select(x => x[kind.Length..].Trim());
}
