namespace Delivery.Promotion.Sbom;

/// <summary>Something that is in an image.</summary>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Version">Its version there.</param>
public sealed record SbomComponent(SbomComponentKind Kind, string Name, string Version)
{
    // https://github.com/package-url/purl-spec
    public string PackageUrl =>
        Kind switch
        {
            SbomComponentKind.NuGet => $"pkg:nuget/{Name}@{Uri.EscapeDataString(Version)}",
            SbomComponentKind.Debian => $"pkg:deb/debian/{Name}@{Uri.EscapeDataString(Version)}",
            _ => $"pkg:generic/{Name}@{Uri.EscapeDataString(Version)}",
        };
}
