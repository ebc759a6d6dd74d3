using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Nuke.Common.IO;

namespace Delivery.Requirements;

/// <summary>All packages of a repository, in their groups.</summary>
/// <param name="Items">Production first, by name.</param>
public sealed record RequirementList(IReadOnlyList<Requirement> Items)
{
    static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Reads lock files, tools and downloads of a repository.</summary>
    /// <param name="root">The repository.</param>
    /// <param name="application">The project that ships.</param>
    /// <param name="licences">Tells licences.</param>
    public static RequirementList Read(AbsolutePath root, string application, PackageLicences licences)
    {
        var central = CentralPackages.Parse((root / CentralPackages.FileName).ReadAllText());
        var shipped = LockFile.Parse(LockFileOf(root, application).ReadAllText());
        var others = root.GlobFiles("{src,build,tests}/**/packages.lock.json")
            .SelectMany(x => LockFile.Parse(x.ReadAllText()))
            .Where(x => !shipped.Any(y => y.Is(x.Name)));
        var tools = Tools(root).Concat(Downloads(root)).Distinct().ToList();
        return new RequirementList([
            .. Sorted(shipped, PackageGroup.Production),
            .. Sorted(others.Concat(tools), PackageGroup.Development),
        ]);

        IEnumerable<Requirement> Sorted(IEnumerable<Package> packages, PackageGroup group) =>
            packages
                .DistinctBy(x => (x.Name.ToLowerInvariant(), x.Version))
                .OrderBy(x => x.Name, StringComparer.OrdinalIgnoreCase)
                .Select(x => new Requirement(x, group, IsChosen(x), licences.Of(x)));

        bool IsChosen(Package package) =>
            central.Production.Concat(central.Development).Any(package.Is) || tools.Contains(package);
    }

    /// <summary>The lock file of a project in <c>src</c>.</summary>
    public static AbsolutePath LockFileOf(AbsolutePath root, string project) =>
        root / "src" / project / "packages.lock.json";

    /// <summary>A table for people.</summary>
    public string ToTable()
    {
        var table = new StringBuilder();
        foreach (var group in Items.GroupBy(x => x.Group))
        {
            var what =
                group.Key == PackageGroup.Production ? "ships with the application" : "needed only in development";
            table.AppendLine().Append(group.Key).Append(": ").Append(what).Append(", ").Append(group.Count());
            table.AppendLine(" packages; * is named here, the others come along");
            var width = group.Max(x => x.Package.Name.Length) + 2;
            foreach (var item in group)
                table
                    .Append(item.IsChosen ? "* " : "  ")
                    .Append(item.Package.Name.PadRight(width))
                    .Append(item.Package.Version.PadRight(16))
                    .AppendLine(item.Licence);
        }
        return table.ToString().TrimEnd();
    }

    /// <summary>One JSON document for programs.</summary>
    public string ToJson() =>
        JsonSerializer.Serialize(
            new { Production = Group(PackageGroup.Production), Development = Group(PackageGroup.Development) },
            s_json
        );

    IEnumerable<object> Group(PackageGroup group) =>
        Items
            .Where(x => x.Group == group)
            .Select(x => new
            {
                x.Package.Name,
                x.Package.Version,
                Named = x.IsChosen,
                x.Licence,
            });

    static IEnumerable<Package> Tools(AbsolutePath root)
    {
        if ((root / ".config" / "dotnet-tools.json").ExistingFile() is not { } file)
            return [];
        using var json = JsonDocument.Parse(file.ReadAllText());
        return
        [
            .. json
                .RootElement.GetProperty("tools")
                .EnumerateObject()
                .Select(x => new Package(x.Name, x.Value.GetProperty("version").GetString()!)),
        ];
    }

    // Versions that MSBuild finds out itself, as that of the compiler to machine code, are those of the SDK.
    static IEnumerable<Package> Downloads(AbsolutePath root) =>
        from file in root.GlobFiles("build/*.csproj", "tests/*/*.csproj", "Directory.*.targets")
        let project = XDocument.Load(file)
        from line in project.Descendants("PackageDownload")
        where !((string?)line.Attribute("Condition") ?? "").Contains("'nuget'", StringComparison.Ordinal)
        let version = Resolve(((string?)line.Attribute("Version") ?? "").Trim('[', ']'), project)
        where !version.Contains("$(", StringComparison.Ordinal)
        select new Package((string?)line.Attribute("Include") ?? "", version);

    static string Resolve(string version, XDocument project) =>
        version.StartsWith("$(", StringComparison.Ordinal)
            ? project.Descendants(version[2..^1]).FirstOrDefault()?.Value ?? version
            : version;
}
