using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Delivery.Outcomes;

namespace Delivery.Promotion.Attestations;

/// <summary>
/// A payload with the signatures over it: a DSSE envelope
/// (https://github.com/secure-systems-lab/dsse/blob/master/envelope.md).
/// </summary>
/// <param name="PayloadType">What the payload is.</param>
/// <param name="Payload">Its bytes.</param>
/// <param name="Signatures">Each an ECDSA P-256 signature in ASN.1 DER over the pre-authentication encoding.</param>
public sealed record DsseEnvelope(
    [property: JsonPropertyName("payloadType")] string PayloadType,
    [property: JsonPropertyName("payload")] byte[] Payload,
    [property: JsonPropertyName("signatures")] IReadOnlyList<DsseSignature> Signatures
)
{
    /// <summary>The media type of an envelope.</summary>
    public const string MediaType = "application/vnd.dsse.envelope.v1+json";

    /// <summary>Signs a payload.</summary>
    public static DsseEnvelope Sign(string payloadType, byte[] payload, SigningKey key) =>
        new(
            payloadType,
            payload,
            [new DsseSignature(key.Id, key.Sign(PreAuthenticationEncoding(payloadType, payload)))]
        );

    /// <summary>Reads an envelope.</summary>
    /// <param name="json">The bytes.</param>
    /// <param name="origin">What messages call it.</param>
    /// <exception cref="StopException">It is none (exit code 1).</exception>
    public static DsseEnvelope Parse(ReadOnlySpan<byte> json, string origin)
    {
        try
        {
            return
                JsonSerializer.Deserialize<DsseEnvelope>(json)
                    is { PayloadType: not null, Payload: not null, Signatures: not null } envelope
                ? envelope
                : throw new JsonException("it has no payload, or no signatures");
        }
        catch (JsonException exception)
        {
            throw StopException.Failed($"{origin} is not a DSSE envelope: {exception.Message}", exception);
        }
    }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this);

    /// <summary>How the signatures stand with keys that are trusted.</summary>
    public SignatureVerdict Verify(TrustedKeys keys)
    {
        if (Signatures.Count == 0)
            return SignatureVerdict.NotSigned;
        var signed = PreAuthenticationEncoding(PayloadType, Payload);
        foreach (var signature in Signatures)
        {
            if (keys.All.FirstOrDefault(x => x.Verifies(signed, signature.Value)) is { } key)
                return SignatureVerdict.TrustedBy(key);
        }
        // A key that is known and does not fit means that somebody has changed the payload or the signature.
        return Signatures.Any(x => keys.All.Any(key => key.Id == x.KeyId))
            ? SignatureVerdict.Wrong
            : SignatureVerdict.Untrusted;
    }

    static byte[] PreAuthenticationEncoding(string type, byte[] payload) =>
        [
            .. Encoding.UTF8.GetBytes(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"DSSEv1 {Encoding.UTF8.GetByteCount(type)} {type} {payload.Length} "
                )
            ),
            .. payload,
        ];
}
