namespace Delivery.Promotion.Attestations;

/// <summary>
/// Something that a predicate refers to
/// (https://github.com/in-toto/attestation/blob/main/spec/v1/resource_descriptor.md).
/// </summary>
public sealed record ResourceDescriptor
{
    public string? Name { get; init; }

    public string? Uri { get; init; }

    public IReadOnlyDictionary<string, string>? Digest { get; init; }
}
