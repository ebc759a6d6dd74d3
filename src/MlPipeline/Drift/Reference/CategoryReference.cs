using MlPipeline.Drift.Baseline;

namespace MlPipeline.Drift.Reference;

/// <summary>The baseline of a field of categories, made ready to compare with.</summary>
sealed class CategoryReference
{
    readonly Lazy<CategoryPart>[] parts;

    /// <summary>Makes nothing yet: a part is made when the first row is compared with it.</summary>
    public CategoryReference(CategoryBaseline baseline, SeasonSlots slots)
    {
        Baseline = baseline;
        Slots = slots;
        HasValues = baseline.Rows.Any(x => x > 0);
        parts = [.. slots.PeriodsOf.Select(x => new Lazy<CategoryPart>(() => new CategoryPart(baseline, x)))];
        Places = baseline.Categories.Index().ToDictionary(x => x.Item, x => x.Index, StringComparer.Ordinal);
        Largest =
        [
            .. Enumerable
                .Range(0, baseline.Categories.Count)
                .OrderByDescending(category => baseline.Counts.Sum(x => (long)x[category]))
                .ThenBy(x => x),
        ];
    }

    /// <summary>The field.</summary>
    public CategoryBaseline Baseline { get; }

    /// <summary>The slots of the seasons.</summary>
    public SeasonSlots Slots { get; }

    /// <summary>Whether training had any value.</summary>
    public bool HasValues { get; }

    /// <summary>The place of each category.</summary>
    public IReadOnlyDictionary<string, int> Places { get; }

    /// <summary>The places of the categories, that with the most rows first.</summary>
    public int[] Largest { get; }

    /// <summary>What rows of a slot are compared with.</summary>
    public CategoryPart Part(int slot) => parts[slot].Value;
}
