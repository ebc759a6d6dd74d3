namespace Delivery.Promotion.Rules;

/// <summary>Somebody takes it upon them that checks are passed over.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Owner">Who, by the key that proves it; null when no key with that permission was given.</param>
public sealed record BreakGlass(string Reason, string? Owner);
