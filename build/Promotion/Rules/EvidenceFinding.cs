using Delivery.Promotion.Attestations;

namespace Delivery.Promotion.Rules;

/// <summary>What was found of required evidence.</summary>
/// <param name="State">How it stands.</param>
/// <param name="LookedAt">What was looked at, in words.</param>
/// <param name="Attestation">The evidence that counts; null when none does.</param>
public sealed record EvidenceFinding(EvidenceState State, string LookedAt, Attestation? Attestation = null);
