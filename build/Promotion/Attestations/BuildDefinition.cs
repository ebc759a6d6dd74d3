namespace Delivery.Promotion.Attestations;

/// <summary>What was built from what.</summary>
/// <param name="BuildType">How to read the parameters.</param>
/// <param name="ExternalParameters">What whoever asked for the build could choose.</param>
/// <param name="ResolvedDependencies">What went into it.</param>
public sealed record BuildDefinition(
    string BuildType,
    BuildSource ExternalParameters,
    IReadOnlyList<ResourceDescriptor> ResolvedDependencies
);
