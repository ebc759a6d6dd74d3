namespace Delivery.Promotion.Comparison;

/// <summary>Something that is different.</summary>
/// <param name="Name">What.</param>
/// <param name="Before">What it was; null where it was not there.</param>
/// <param name="After">What it is; null where it is not there any more.</param>
public sealed record Change(string Name, string? Before, string? After)
{
    /// <summary>The differences between two sets of named values, by name.</summary>
    public static IReadOnlyList<Change> Between(
        IReadOnlyDictionary<string, string> before,
        IReadOnlyDictionary<string, string> after
    ) =>
        [
            .. before
                .Keys.Union(after.Keys)
                .Order(StringComparer.Ordinal)
                .Select(x => new Change(x, before.GetValueOrDefault(x), after.GetValueOrDefault(x)))
                .Where(x => x.Before != x.After),
        ];

    public override string ToString() =>
        (Before, After) switch
        {
            (null, _) => $"+ {Name} {After}",
            (_, null) => $"- {Name} {Before}",
            _ => $"~ {Name} {Before} -> {After}",
        };
}
