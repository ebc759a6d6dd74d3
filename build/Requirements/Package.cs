namespace Delivery.Requirements;

/// <summary>A package in a version.</summary>
/// <param name="Name">Its name, as it is written on the feed.</param>
/// <param name="Version">Its version.</param>
public sealed record Package(string Name, string Version)
{
    /// <summary>Whether a name means this package: feeds do not tell cases apart.</summary>
    public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
