namespace Delivery.Promotion.Attestations;

/// <summary>A statement with what its signature is worth.</summary>
/// <param name="Statement">What is said. Nobody has said it unless the signature is trusted.</param>
/// <param name="Signature">What the signature is worth.</param>
/// <param name="Digest">The digest of the envelope in the registry; null where it is not there.</param>
public sealed record Attestation(Statement Statement, SignatureVerdict Signature, string? Digest = null);
