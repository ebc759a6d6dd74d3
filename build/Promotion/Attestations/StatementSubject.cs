using System.Text.Json.Serialization;

namespace Delivery.Promotion.Attestations;

/// <summary>What a statement speaks of.</summary>
/// <param name="Name">The name of an image without tag and digest.</param>
/// <param name="Digest">Its digests by algorithm, in hexadecimal digits.</param>
public sealed record StatementSubject(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("digest")] IReadOnlyDictionary<string, string> Digest
)
{
    const string Algorithm = "sha256";

    /// <summary>An image.</summary>
    /// <param name="name">Its name without tag and digest.</param>
    /// <param name="digest">Its digest: <c>sha256:…</c>.</param>
    public static StatementSubject Of(string name, string digest) =>
        new(name, new Dictionary<string, string> { [Algorithm] = digest[(Algorithm.Length + 1)..] });

    /// <summary>Whether it is the image with a digest.</summary>
    public bool HasDigest(string digest) =>
        Digest.TryGetValue(Algorithm, out var value) && $"{Algorithm}:{value}" == digest;
}
