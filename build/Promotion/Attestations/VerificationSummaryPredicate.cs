namespace Delivery.Promotion.Attestations;

/// <summary>That an image was let into an environment, and why: the predicate <see cref="PredicateTypes.VerificationSummary"/>.</summary>
/// <param name="Verifier">Who decided: a URI.</param>
/// <param name="TimeVerified">When.</param>
/// <param name="ResourceUri">The image.</param>
/// <param name="Policy">The policy that was applied.</param>
/// <param name="VerificationResult">PASSED or FAILED.</param>
/// <param name="VerifiedLevels">What it may do now: the environment.</param>
public sealed record VerificationSummaryPredicate(
    Builder Verifier,
    DateTimeOffset TimeVerified,
    string ResourceUri,
    ResourceDescriptor Policy,
    string VerificationResult,
    IReadOnlyList<string> VerifiedLevels
)
{
    public const string PassedResult = "PASSED";

    /// <summary>The evidence that was there, by the digests of its envelopes.</summary>
    public IReadOnlyList<ResourceDescriptor> InputAttestations { get; init; } = [];

    /// <summary>The plan that was carried out; see <c>PromotionPlan</c>.</summary>
    public string? Plan { get; init; }

    /// <summary>Who has broken the glass, and why; null where nobody has.</summary>
    public string? BreakGlass { get; init; }
}
