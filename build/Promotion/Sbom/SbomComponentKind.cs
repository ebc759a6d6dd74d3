namespace Delivery.Promotion.Sbom;

/// <summary>Where a component of an image comes from.</summary>
public enum SbomComponentKind
{
    /// <summary>A NuGet package that the application brings.</summary>
    NuGet,

    /// <summary>A package of Debian that the base image brings.</summary>
    Debian,

    /// <summary>Something else, such as the .NET runtime.</summary>
    Other,
}
