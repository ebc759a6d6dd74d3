namespace Delivery.Promotion.Attestations;

/// <summary>How a signature stands with the keys that are trusted.</summary>
/// <param name="State">How.</param>
/// <param name="Key">The key that made it; null unless it is trusted.</param>
public sealed record SignatureVerdict(SignatureState State, TrustedKey? Key)
{
    public static SignatureVerdict NotSigned { get; } = new(SignatureState.NotSigned, null);

    public static SignatureVerdict Wrong { get; } = new(SignatureState.Wrong, null);

    public static SignatureVerdict Untrusted { get; } = new(SignatureState.Untrusted, null);

    public static SignatureVerdict TrustedBy(TrustedKey key) => new(SignatureState.Trusted, key);
}
