using Delivery.Promotion.Attestations;

namespace Delivery.Promotion.Rules;

/// <summary>All that is known when a promotion is decided. Nobody looks at anything else.</summary>
public sealed record PromotionFacts
{
    /// <summary>Where the release comes from.</summary>
    public required string From { get; init; }

    /// <summary>Where it shall go.</summary>
    public required string To { get; init; }

    /// <summary>The address of the repository, as provenance must name it.</summary>
    public required string Repository { get; init; }

    /// <summary>When this is decided.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>What was verified where the release comes from; null when there is no such record.</summary>
    public required VerifiedRelease? Release { get; init; }

    /// <summary>What runs there now, by digest; null when that cannot be told.</summary>
    public required string? RunningThere { get; init; }

    /// <summary>What was verified to run where the release shall go; null when nothing was.</summary>
    public VerifiedRelease? RunningHere { get; init; }

    /// <summary>How the release would run there.</summary>
    public IReadOnlyDictionary<string, string> Configuration { get; init; } = new Dictionary<string, string>();

    /// <summary>What git knows of the release.</summary>
    public required GitFacts Git { get; init; }

    /// <summary>The evidence of the release, with what the signatures of builders are worth.</summary>
    public IReadOnlyList<Attestation> Evidence { get; init; } = [];

    /// <summary>The approvals of the release, with what the signatures of approvers are worth.</summary>
    public IReadOnlyList<Attestation> Approvals { get; init; } = [];

    /// <summary>What is known today of its vulnerabilities.</summary>
    public required VulnerabilityScan Vulnerabilities { get; init; }

    /// <summary>Why the checks may be passed over, and by whom; null when nobody breaks the glass.</summary>
    public BreakGlass? BreakGlass { get; init; }
}
