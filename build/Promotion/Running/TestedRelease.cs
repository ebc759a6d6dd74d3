using Delivery.Deployment;
using Delivery.Promotion.Sbom;

namespace Delivery.Promotion.Running;

/// <summary>A release that was tested where it runs, and what is known of it.</summary>
/// <param name="Release">The image.</param>
/// <param name="IntegrationTests">What was tested where it runs.</param>
/// <param name="HasPassed">Whether it has: a test that could not run has not.</param>
public sealed record TestedRelease(Release Release, TestRecord IntegrationTests, bool HasPassed)
{
    /// <summary>Reads what the unit tests of its tree have said, and when they were over.</summary>
    public required Func<(IReadOnlyList<TestedProject> Projects, DateTimeOffset EndedOn)> UnitTests { get; init; }

    /// <summary>Looks into the image.</summary>
    public required Func<Task<IReadOnlyList<SbomComponent>>> FindComponentsAsync { get; init; }
}
