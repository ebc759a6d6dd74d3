namespace MlPipeline.Drift.Evidence;

/// <summary>One respect in which a field is compared.</summary>
/// <param name="Aspect">The respect.</param>
/// <param name="Value">How far it has moved.</param>
/// <param name="Threshold">The value from which on that matters; null where any does that is more than chance.</param>
/// <param name="PValue">How probable as large a difference is by chance.</param>
readonly record struct Finding(Aspect Aspect, double Value, double? Threshold, double PValue)
{
    /// <summary>Whether the difference is large enough to matter, chance or not.</summary>
    public bool Matters => Threshold is not { } threshold || Value >= threshold;
}

/// <summary>A respect in which a field is compared.</summary>
enum Aspect
{
    /// <summary>How the values are distributed.</summary>
    Values,

    /// <summary>Whether they are there.</summary>
    Missing,

    /// <summary>Whether training had their categories.</summary>
    Unseen,
}
