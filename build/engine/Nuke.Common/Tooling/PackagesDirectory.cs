using System.Xml.Linq;
using Nuke.Common.IO;

namespace Nuke.Common.Tooling;

/// <summary>The packages that NuGet has unpacked on this machine.</summary>
static class PackagesDirectory
{
    static AbsolutePath Root =>
        EnvironmentInfo.GetVariable("NUGET_PACKAGES") is { Length: > 0 } path
            ? EnvironmentInfo.WorkingDirectory.Resolve(path)
            : EnvironmentInfo.SpecialFolder(Environment.SpecialFolder.UserProfile).NotNull() / ".nuget" / "packages";

    /// <summary>The directory of a package.</summary>
    /// <exception cref="ArgumentException">It is not there; the message says what to do.</exception>
    public static AbsolutePath Of(string id, string? version = null)
    {
        var package = Root / id.ToLowerInvariant();
        version ??= DeclaredVersion(id) ?? LatestIn(package);
        if (
            version is not null
            && (package / version.ToLowerInvariant()) is var directory
            && directory.DirectoryExists()
        )
            return directory;
        throw new ArgumentException(
            $"The package {id}{(version is null ? "" : $" {version}")} is not in {Root}. Add "
                + $"<PackageDownload Include=\"{id}\" Version=\"[{version ?? "…"}]\" /> to the build project, and restore it."
        );
    }

    static string? DeclaredVersion(string id) =>
        NukeBuild
            .BuildProjectFile?.ReadXml()
            .Descendants()
            .Where(x => x.Name.LocalName is "PackageDownload" or "PackageReference")
            .Where(x => id.Equals((string?)x.Attribute("Include"), StringComparison.OrdinalIgnoreCase))
            .Select(x => ((string?)x.Attribute("Version"))?.Trim('[', ']'))
            .FirstOrDefault(x => x is not null);

    static string? LatestIn(AbsolutePath package) =>
        package.DirectoryExists() ? package.GetDirectories().Select(x => x.Name).MaxBy(NumbersOf) : null;

    /// <summary>The numbers of a version; a release comes after its previews.</summary>
    static Version NumbersOf(string version)
    {
        var isPreview = version.Contains('-', StringComparison.Ordinal);
        return Version.TryParse(version.Split('-', '+')[0], out var numbers)
            ? new Version(numbers.Major, numbers.Minor, Math.Max(0, numbers.Build), isPreview ? 0 : 1)
            : new Version();
    }

    static XDocument ReadXml(this AbsolutePath path) => XDocument.Load(path);
}
