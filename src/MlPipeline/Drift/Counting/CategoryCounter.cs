using MlPipeline.DataLoaders;
using MlPipeline.Drift.Baseline;
using MlPipeline.Drift.Reference;

namespace MlPipeline.Drift.Counting;

/// <summary>Counts the new rows of each category of a field.</summary>
sealed class CategoryCounter(CategoryReference reference)
{
    /// <summary>More new categories are counted, but not by name.</summary>
    const int MostUnseen = 1_000;

    readonly CategorySlot?[] counted = new CategorySlot?[reference.Slots.PeriodsOf.Count];
    readonly Dictionary<double, int> numbers = [];
    readonly Dictionary<string, long> unseen = new(StringComparer.Ordinal);

    /// <summary>What they are compared with.</summary>
    public CategoryReference Reference => reference;

    /// <summary>What was counted, by what it is compared with; nothing where training had no value.</summary>
    public IEnumerable<CategorySlot> Slots => counted.OfType<CategorySlot>();

    /// <summary>The rows of each category that training did not have.</summary>
    public IReadOnlyDictionary<string, long> Unseen => unseen;

    /// <summary>The rows of all categories that training did not have.</summary>
    public long UnseenRows { get; private set; }

    /// <summary>Counts texts.</summary>
    public void Add(TextColumn column, ReadOnlySpan<byte> slotOf)
    {
        if (!reference.HasValues)
            return;
        // Looked up once for each text, not for each row.
        int[] placeOf = [.. column.Categories.Select(PlaceOf)];
        for (var row = 0; row < column.Count; row++)
        {
            var code = column.Codes[row];
            if (code < 0)
                Slot(slotOf[row]).Missing++;
            else
                Add(placeOf[code], slotOf[row], column.Categories[code]);
        }
    }

    /// <summary>Counts numbers of which there are few.</summary>
    public void Add(ReadOnlySpan<double> values, ReadOnlySpan<byte> slotOf)
    {
        if (!reference.HasValues)
            return;
        for (var row = 0; row < values.Length; row++)
        {
            var value = values[row];
            if (double.IsNaN(value))
            {
                Slot(slotOf[row]).Missing++;
                continue;
            }
            if (!numbers.TryGetValue(value, out var place))
            {
                place = PlaceOf(CategoryBaseline.TextOf(value));
                if (numbers.Count < MostUnseen)
                    numbers.Add(value, place);
            }
            Add(place, slotOf[row], place < Baseline.Categories.Count ? "" : CategoryBaseline.TextOf(value));
        }
    }

    /// <summary>Counts rows that have no such field.</summary>
    public void AddMissing(ReadOnlySpan<byte> slotOf)
    {
        if (!reference.HasValues)
            return;
        foreach (var slot in slotOf)
            Slot(slot).Missing++;
    }

    CategoryBaseline Baseline => reference.Baseline;

    int PlaceOf(string category) =>
        reference.Places.TryGetValue(category, out var place) ? place : Baseline.Categories.Count;

    void Add(int place, byte slot, string category)
    {
        Slot(slot).Rows[place]++;
        if (place < Baseline.Categories.Count || Baseline.HasOthers)
            return;
        UnseenRows++;
        if (unseen.Count < MostUnseen || unseen.ContainsKey(category))
            unseen[category] = unseen.GetValueOrDefault(category) + 1;
    }

    CategorySlot Slot(int slot) => counted[slot] ??= new CategorySlot(reference.Part(slot));
}
