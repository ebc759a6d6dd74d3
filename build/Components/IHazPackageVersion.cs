using Nuke.Common;

namespace Delivery.Components;

/// <summary>A build whose packages have a version.</summary>
public interface IHazPackageVersion : IVersioned
{
    [Parameter("The version of packages; by default what GitVersion counts from branches and tags.")]
    string? PackageVersion => TryGetValue(() => PackageVersion);

    /// <summary>The version that was given, or else counted.</summary>
    /// <param name="target">The target that needs it, for messages.</param>
    /// <exception cref="Outcomes.StopException">None was given, and none can be counted (exit code 2).</exception>
    string PackageVersionFor(string target) => PackageVersion ?? CalculateVersion(target);
}
