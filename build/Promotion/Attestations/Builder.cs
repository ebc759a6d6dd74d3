namespace Delivery.Promotion.Attestations;

/// <summary>Who built it: a URI.</summary>
public sealed record Builder(string Id)
{
    /// <summary>The builder that signs with the key of an owner.</summary>
    public static Builder Of(string owner) => new($"urn:mlpipeline:builder:{Uri.EscapeDataString(owner)}");
}
