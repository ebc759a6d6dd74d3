using System.Text.Json;
using System.Text.Json.Nodes;
using Delivery.Docker;
using Delivery.Outcomes;
using Delivery.Promotion.Storage;

namespace Delivery.Promotion.Attestations;

/// <summary>
/// Keeps the evidence of an image beside it in the registry, where <c>cosign verify-attestation --key</c> finds it: under
/// the tag <c>sha256-&lt;digest&gt;.att</c>, one layer for each envelope
/// (https://github.com/sigstore/cosign/blob/main/specs/ATTESTATION_SPEC.md).
/// </summary>
public sealed class AttestationStore(OciRegistry registry, string repository)
{
    const string ConfigurationType = "application/vnd.oci.image.config.v1+json";
    const string NoTime = "0001-01-01T00:00:00Z";

    readonly Blobs _blobs = new(registry, repository);

    /// <summary>The tag under which the evidence of an image lies.</summary>
    /// <param name="digest">The digest of the image: <c>sha256:…</c>.</param>
    public static string TagOf(string digest) => $"{digest.Replace(':', '-')}.att";

    /// <summary>All evidence of an image, oldest first.</summary>
    /// <param name="digest">The digest of the image.</param>
    /// <param name="keys">The keys that are trusted.</param>
    /// <exception cref="StopException">The registry cannot be reached, or what lies there is damaged (exit code 1).</exception>
    public async Task<IReadOnlyList<Attestation>> ReadAsync(string digest, TrustedKeys keys)
    {
        var layers = await LayeredManifest.ReadLayersAsync(registry, repository, TagOf(digest));
        var digests = layers.Select(LayeredManifest.DigestOf).ToList();
        var blobs = await _blobs.ReadAsync(digests, $"The evidence of {digest}");
        return [.. digests.Zip(blobs, (layer, blob) => Read(digest, layer, blob, keys))];
    }

    /// <summary>Adds evidence to an image. What is there already, to the byte, is not added again.</summary>
    /// <remarks>
    /// Registries know no transactions: whoever adds holds the lock of the environment that it is about. Should evidence get
    /// lost all the same, it is missing, and what is missing blocks.
    /// </remarks>
    public async Task AddAsync(string digest, DsseEnvelope envelope)
    {
        var predicateType = Statement.Parse(envelope, "The new evidence").PredicateType;
        var added = await _blobs.PutAsync(envelope.ToJson(), DsseEnvelope.MediaType);
        var layers = await LayeredManifest.ReadLayersAsync(registry, repository, TagOf(digest));
        if (layers.Exists(x => LayeredManifest.DigestOf(x) == added.Digest))
            return;
        layers.Add(
            added.ToJson(
                new Dictionary<string, string>
                {
                    ["dev.cosignproject.cosign/signature"] = "",
                    ["predicateType"] = predicateType,
                }
            )
        );
        var configuration = await _blobs.PutAsync(ConfigurationFor(layers), ConfigurationType);
        await LayeredManifest.WriteAsync(registry, repository, TagOf(digest), configuration, layers);
    }

    Attestation Read(string digest, string layer, byte[] blob, TrustedKeys keys)
    {
        var origin = $"{repository}@{layer}, evidence of {digest},";
        var envelope = DsseEnvelope.Parse(blob, origin);
        return new Attestation(Statement.Parse(envelope, origin), envelope.Verify(keys), layer);
    }

    static byte[] ConfigurationFor(List<JsonObject> layers) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new JsonObject
            {
                ["architecture"] = "",
                ["created"] = NoTime,
                ["history"] = new JsonArray([.. layers.Select(_ => new JsonObject { ["created"] = NoTime })]),
                ["os"] = "",
                ["rootfs"] = new JsonObject
                {
                    ["type"] = "layers",
                    ["diff_ids"] = new JsonArray([
                        .. layers.Select(x => JsonValue.Create(LayeredManifest.DigestOf(x))),
                    ]),
                },
                ["config"] = new JsonObject(),
            }
        );
}
