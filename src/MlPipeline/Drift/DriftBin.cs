namespace MlPipeline.Drift;

/// <summary>A part of a field's values, then and now.</summary>
/// <param name="Label">The category, or the range of numbers.</param>
/// <param name="From">Where the range begins; null for a category.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Then">The share of the training rows that lie in it, of the same seasons.</param>
/// <param name="Now">The share of the new rows.</param>
public sealed record DriftBin(string Label, double? From, double? To, double Then, double Now);
