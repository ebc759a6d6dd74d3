using MlPipeline.Fields;

namespace MlPipeline.DataLoaders;

/// <summary>Where datasets have some fields. Datasets of one maker share their places, so the last answer mostly holds.</summary>
sealed class FieldPlaces(IReadOnlyList<Field> fields)
{
    volatile Known? last;

    /// <summary>The place of each field among the columns.</summary>
    /// <exception cref="InputException">The dataset lacks one of them.</exception>
    public int[] In(Dataset rows)
    {
        if (last is { } known && ReferenceEquals(known.Names, rows.Places))
            return known.Places;
        var places = new int[fields.Count];
        for (var i = 0; i < places.Length; i++)
            places[i] = rows.PlaceOf(fields[i]);
        last = new Known(rows.Places, places);
        return places;
    }

    sealed record Known(Dictionary<string, int> Names, int[] Places);
}
