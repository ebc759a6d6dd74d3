namespace Delivery.Requirements;

/// <summary>What a package is needed for.</summary>
public enum PackageGroup
{
    /// <summary>To run: it ships with the application.</summary>
    Production,

    /// <summary>Only to build, test and check.</summary>
    Development,
}
