using System.Text.RegularExpressions;
using System.Xml.Linq;
using Nuke.Common.IO;

namespace Nuke.Common.ProjectModel;

/// <summary>
/// Reads project files as text: quickly, and without evaluating them. What has a condition is left out; a property that
/// the project does not set itself comes from the nearest Directory.Build.props.
/// </summary>
public static partial class ProjectExtensions
{
    /// <summary>The value of a property, or null.</summary>
    public static string? GetProperty(this Project project, string name)
    {
        var properties = project.Directory.FindParentOrSelf(x => (x / "Directory.Build.props").FileExists());
        AbsolutePath[] files = properties is null ? [project] : [project, properties / "Directory.Build.props"];
        var value = files
            .SelectMany(file => Unconditional(file, "PropertyGroup").Where(x => x.Name.LocalName == name).Reverse())
            .Where(x => x.Attribute("Condition") is null)
            .Select(x => x.Value.Trim())
            .FirstOrDefault();
        return value is null
            ? null
            : Reference()
                .Replace(value, x => x.Groups[1].Value == name ? "" : project.GetProperty(x.Groups[1].Value) ?? "");
    }

    /// <summary>The values of the items of a type, as they are written.</summary>
    public static IReadOnlyCollection<string> GetItems(this Project project, string type) =>
        [
            .. Unconditional(project, "ItemGroup")
                .Where(x => x.Name.LocalName == type)
                .Select(x => (string?)x.Attribute("Include"))
                .OfType<string>(),
        ];

    /// <summary>The target frameworks, or none where the project does not say.</summary>
    public static IReadOnlyCollection<string> GetTargetFrameworks(this Project project) =>
        (project.GetProperty("TargetFrameworks") ?? project.GetProperty("TargetFramework") ?? "").Split(
            ';',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );

    /// <summary>The type of the output, such as Library, which is the default, or Exe.</summary>
    public static string GetOutputType(this Project project) => project.GetProperty("OutputType") ?? "Library";

    /// <summary>Whether the project refers to a package by itself.</summary>
    public static bool HasPackageReference(this Project project, string packageId) =>
        project.GetItems("PackageReference").Contains(packageId, StringComparer.OrdinalIgnoreCase);

    static IEnumerable<XElement> Unconditional(AbsolutePath file, string group)
    {
        Assert.FileExists(file);
        return XDocument
            .Load(file)
            .Root!.Elements()
            .Where(x => x.Name.LocalName == group && x.Attribute("Condition") is null)
            .Elements();
    }

    [GeneratedRegex(@"\$\((\w+)\)")]
    private static partial Regex Reference();
}
