using System.Text.Json;
using System.Text.Json.Serialization;
using Delivery.Outcomes;

namespace Delivery.Promotion.Attestations;

/// <summary>
/// What is said of an image: an in-toto statement
/// (https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md).
/// </summary>
/// <param name="Subjects">The images that it speaks of.</param>
/// <param name="PredicateType">What kind of thing is said; see <see cref="PredicateTypes"/>.</param>
/// <param name="Predicate">What is said.</param>
public sealed record Statement(
    [property: JsonPropertyName("subject")] IReadOnlyList<StatementSubject> Subjects,
    [property: JsonPropertyName("predicateType")] string PredicateType,
    [property: JsonPropertyName("predicate")] JsonElement Predicate
)
{
    /// <summary>The payload type of a statement in an envelope.</summary>
    public const string PayloadType = "application/vnd.in-toto+json";

    const string CurrentType = "https://in-toto.io/Statement/v1";

    /// <summary>The version of the format.</summary>
    [JsonPropertyName("_type")]
    [JsonPropertyOrder(-1)]
    public string Type { get; init; } = CurrentType;

    /// <summary>A statement about one image.</summary>
    /// <param name="image">The name of the image without tag and digest.</param>
    /// <param name="digest">Its digest: <c>sha256:…</c>.</param>
    /// <param name="predicateType">What kind of thing is said.</param>
    /// <param name="predicate">What is said; is written as JSON.</param>
    public static Statement About<T>(string image, string digest, string predicateType, T predicate) =>
        new(
            [StatementSubject.Of(image, digest)],
            predicateType,
            JsonSerializer.SerializeToElement(predicate, PredicateJson.Options)
        );

    /// <summary>Reads the payload of an envelope.</summary>
    /// <exception cref="StopException">It is no statement (exit code 1).</exception>
    public static Statement Parse(DsseEnvelope envelope, string origin)
    {
        try
        {
            return
                JsonSerializer.Deserialize<Statement>(envelope.Payload)
                    is { Subjects: not null, PredicateType: not null } statement
                ? statement
                : throw new JsonException("it has no subject, or no type");
        }
        catch (JsonException exception)
        {
            throw StopException.Failed($"{origin} is not an in-toto statement: {exception.Message}", exception);
        }
    }

    /// <summary>Whether it speaks of an image.</summary>
    public bool IsAbout(string digest) => Subjects.Any(x => x.HasDigest(digest));

    /// <summary>What is said, read as a type.</summary>
    /// <exception cref="JsonException">It does not read as that type.</exception>
    public T Read<T>() =>
        Predicate.Deserialize<T>(PredicateJson.Options) ?? throw new JsonException($"{PredicateType} is empty");

    /// <summary>Signs it.</summary>
    public DsseEnvelope Sign(SigningKey key) =>
        DsseEnvelope.Sign(PayloadType, JsonSerializer.SerializeToUtf8Bytes(this), key);
}
