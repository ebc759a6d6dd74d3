namespace Delivery.Promotion.Attestations;

/// <summary>When it was built.</summary>
public sealed record BuildMetadata(DateTimeOffset StartedOn, DateTimeOffset FinishedOn);
