using System.Xml.Linq;
using Nuke.Common.IO;

namespace Delivery.Requirements;

/// <summary>The licences of packages, from what NuGet has unpacked on this machine.</summary>
/// <param name="cache">NuGet's packages folder.</param>
public sealed class PackageLicences(AbsolutePath cache)
{
    const string Unknown = "not known here: the package is not in the cache";

    /// <summary>NuGet's packages folder for a user, by <c>NUGET_PACKAGES</c> or the default.</summary>
    public static AbsolutePath CacheOf(string? variable, string home) =>
        variable is { Length: > 0 }
            ? (AbsolutePath)Path.GetFullPath(variable)
            : (AbsolutePath)home / ".nuget" / "packages";

    /// <summary>The licence: an SPDX expression where the package gives one, else the first line of its licence file, or an address.</summary>
    public string Of(Package package)
    {
        var id = package.Name.ToLowerInvariant();
        var folder = cache / id / package.Version.ToLowerInvariant();
        if ((folder / $"{id}.nuspec").ExistingFile() is not { } file)
            return Unknown;
        var metadata = XDocument.Load(file).Root!.Elements().First(x => x.Name.LocalName == "metadata");
        var licence = metadata.Elements().FirstOrDefault(x => x.Name.LocalName == "license");
        return (string?)licence?.Attribute("type") switch
        {
            "expression" => licence!.Value,
            "file" => FirstLine(folder, licence!.Value),
            _ => metadata.Elements().FirstOrDefault(x => x.Name.LocalName == "licenseUrl")?.Value ?? "none is given",
        };
    }

    static string FirstLine(AbsolutePath folder, string name)
    {
        var text = (folder / name.Replace('\\', '/')).ExistingFile()?.ReadAllLines() ?? [];
        var first = text.Select(x => x.Trim()).FirstOrDefault(x => x.Length > 0);
        return first is null ? $"see {name}" : $"{first} ({name})";
    }
}
