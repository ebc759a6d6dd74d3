using MlPipeline.Drift.Reference;

namespace MlPipeline.Drift.Counting;

/// <summary>Counts the new values of a number field, in memory that does not grow with them.</summary>
sealed class NumberCounter(NumberReference reference)
{
    /// <summary>Up to so many values are kept as they are.</summary>
    const int MostKept = 10_000;

    readonly NumberSlot?[] counted = new NumberSlot?[reference.Slots.PeriodsOf.Count];
    long rows;

    /// <summary>What they are compared with.</summary>
    public NumberReference Reference => reference;

    /// <summary>What was counted, by what it is compared with; nothing where training had no value.</summary>
    public IEnumerable<NumberSlot> Slots => counted.OfType<NumberSlot>();

    /// <summary>Counts values; NaN stands for a missing one.</summary>
    /// <param name="values">The values.</param>
    /// <param name="slotOf">The slot of each.</param>
    public void Add(ReadOnlySpan<double> values, ReadOnlySpan<byte> slotOf)
    {
        if (!reference.HasValues)
            return;
        Keep(values.Length);
        for (var start = 0; start < values.Length; )
        {
            // Rows that follow each other are mostly of one season.
            var slot = slotOf[start];
            var next = slotOf[start..].IndexOfAnyExcept(slot);
            var length = next < 0 ? values.Length - start : next;
            Slot(slot).Add(values.Slice(start, length));
            start += length;
        }
    }

    /// <summary>Counts rows that have no such field.</summary>
    public void AddMissing(ReadOnlySpan<byte> slotOf)
    {
        if (!reference.HasValues)
            return;
        foreach (var slot in slotOf)
            Slot(slot).AddMissing();
    }

    void Keep(int more)
    {
        rows += more;
        if (rows <= MostKept)
            return;
        foreach (var slot in Slots)
            slot.Forget();
    }

    NumberSlot Slot(int slot)
    {
        if (counted[slot] is { } known)
            return known;
        var made = counted[slot] = new NumberSlot(reference.Part(slot));
        if (rows > MostKept)
            made.Forget();
        return made;
    }
}
