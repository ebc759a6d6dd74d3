using Delivery.Promotion.Attestations;

namespace Delivery.Promotion.Rules;

/// <summary>Evidence that must be there.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="PredicateType">What kind it is; see <see cref="PredicateTypes"/>.</param>
public sealed record EvidenceRequirement(string Name, string PredicateType)
{
    /// <summary>Of test results, which tests; null for other evidence.</summary>
    public string? Suite { get; init; }

    /// <summary>Of test results, where the image ran; null where that is of no matter.</summary>
    public string? Environment { get; init; }

    /// <summary>How old it may be; null for any age.</summary>
    public TimeSpan? MaximumAge { get; init; }

    /// <summary>How to get it, for whoever lacks it.</summary>
    public required string Remedy { get; init; }

    public static EvidenceRequirement Provenance { get; } =
        new("provenance", PredicateTypes.Provenance) { Remedy = "Build the image with ./build.sh Release." };

    public static EvidenceRequirement Sbom { get; } =
        new("SBOM", PredicateTypes.Sbom) { Remedy = "Build the image with ./build.sh Release." };

    public static EvidenceRequirement UnitTests { get; } = Tests("unit tests", "unit", "./build.sh Release");

    public static EvidenceRequirement IntegrationTests { get; } =
        Tests("integration tests", "integration", "./build.sh Release");

    /// <summary>Acceptance in an environment.</summary>
    public static EvidenceRequirement AcceptedIn(string environment, TimeSpan maximumAge) =>
        Tests("acceptance", "acceptance", $"./build.sh {environment}") with
        {
            Environment = environment,
            MaximumAge = maximumAge,
        };

    static EvidenceRequirement Tests(string name, string suite, string command) =>
        new(name, PredicateTypes.TestResult) { Suite = suite, Remedy = $"Run {command}, and mend what fails." };
}
