namespace Delivery.Requirements;

/// <summary>A line of the list of requirements.</summary>
/// <param name="Package">The package.</param>
/// <param name="Group">What it is needed for.</param>
/// <param name="IsChosen">Whether this repository names it; else another package brings it along.</param>
/// <param name="Licence">Its licence as an SPDX expression, or where to read it.</param>
public sealed record Requirement(Package Package, PackageGroup Group, bool IsChosen, string Licence);
