namespace Delivery.Promotion.Attestations;

/// <summary>Who built it, and when.</summary>
public sealed record RunDetails(Builder Builder, BuildMetadata Metadata);
