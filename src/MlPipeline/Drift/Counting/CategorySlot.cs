using MlPipeline.Drift.Reference;

namespace MlPipeline.Drift.Counting;

/// <summary>The new rows of one field of categories that are compared with one part of its baseline.</summary>
sealed class CategorySlot(CategoryPart part)
{
    /// <summary>What they are compared with.</summary>
    public CategoryPart Part => part;

    /// <summary>The new rows of each category, the last one those of all others.</summary>
    public long[] Rows { get; } = new long[part.Shares.Length];

    /// <summary>The new rows without a value.</summary>
    public long Missing { get; set; }

    /// <summary>The new rows with one.</summary>
    public long Present => Rows.Sum();

    /// <summary>The share of each category.</summary>
    public double[] Shares()
    {
        var rows = (double)Present;
        return [.. Rows.Select(x => x / rows)];
    }
}
