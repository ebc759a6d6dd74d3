namespace MlPipeline.Drift.Baseline;

/// <summary>How one field was distributed in training.</summary>
public abstract record FieldBaseline
{
    /// <summary>The field's exported name.</summary>
    public required string Name { get; init; }

    /// <summary>Its unit; null where it has none.</summary>
    public required string? Unit { get; init; }

    /// <summary>The rows with a value, per period.</summary>
    public required IReadOnlyList<int> Rows { get; init; }

    /// <summary>The rows without one, per period.</summary>
    public required IReadOnlyList<int> Missing { get; init; }

    /// <summary>How many rows count as one independent row.</summary>
    public required double DesignEffect { get; init; }

    /// <summary>The same for whether there is a value.</summary>
    public required double MissingDesignEffect { get; init; }

    /// <summary>How far periods are from the most similar one of their season; null where there are too few to tell.</summary>
    public required double? NaturalDistance { get; init; }

    /// <summary>The same for the share of rows without a value.</summary>
    public required double? NaturalMissing { get; init; }

    /// <summary>Some periods, or all of them where those have too few values to be compared with.</summary>
    internal int[] OrAll(int[] periods) =>
        periods.Sum(x => (long)Rows[x]) >= BaselinePeriod.FewestRows ? periods : [.. Enumerable.Range(0, Rows.Count)];

    /// <summary>The share of rows without a value in some periods.</summary>
    internal double MissingShare(IEnumerable<int> periods)
    {
        var (missing, all) = periods.Aggregate(
            (Missing: 0L, All: 0L),
            (sum, x) => (sum.Missing + Missing[x], sum.All + Missing[x] + Rows[x])
        );
        return all == 0 ? 0 : (double)missing / all;
    }
}
