using System.Text.Json.Serialization;

namespace Delivery.Promotion.Attestations;

/// <summary>A signature of an envelope.</summary>
/// <param name="KeyId">A hint at the key; it proves nothing.</param>
/// <param name="Value">The signature.</param>
public sealed record DsseSignature(
    [property: JsonPropertyName("keyid")] string? KeyId,
    [property: JsonPropertyName("sig")] byte[] Value
);
