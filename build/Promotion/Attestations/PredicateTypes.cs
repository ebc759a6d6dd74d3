namespace Delivery.Promotion.Attestations;

/// <summary>The kinds of evidence, by the names of their specifications.</summary>
public static class PredicateTypes
{
    /// <summary>How the image was built: https://slsa.dev/spec/v1.0/provenance.</summary>
    public const string Provenance = "https://slsa.dev/provenance/v1";

    /// <summary>What is in the image: https://cyclonedx.org/specification/overview.</summary>
    public const string Sbom = "https://cyclonedx.org/bom";

    /// <summary>
    /// What tests have said: https://github.com/in-toto/attestation/blob/main/spec/predicates/test-result.md.
    /// </summary>
    public const string TestResult = "https://in-toto.io/attestation/test-result/v0.1";

    /// <summary>That the image was let into an environment: https://slsa.dev/spec/v1.0/verification_summary.</summary>
    public const string VerificationSummary = "https://slsa.dev/verification_summary/v1";

    /// <summary>That somebody lets a promotion pass; no specification has it.</summary>
    public const string Approval = "urn:mlpipeline:promotion:approval:v1";
}
