using MlPipeline.Fields;

namespace MlPipeline.DataLoaders.Joining;

/// <summary>Turns the key columns of several datasets into numbers that are equal where the keys are.</summary>
sealed class KeyReader(Field key)
{
    /// <summary>The number of a missing key; no key has it, for as the bits of a double it is NaN.</summary>
    public const long Missing = -1;

    readonly Dictionary<string, long> texts = new(StringComparer.Ordinal);

    public Field Key => key;

    /// <summary>One number per row.</summary>
    public long[] Read(Dataset data)
    {
        var keys = new long[data.RowCount];
        switch (key.Type)
        {
            case FieldType.Date:
                var days = data.Date(key).DayNumbers;
                for (var i = 0; i < keys.Length; i++)
                    keys[i] = days[i];
                break;
            case FieldType.Number:
                var numbers = data.Number(key).Values;
                for (var i = 0; i < keys.Length; i++)
                    // Adding zero makes −0 the same key as 0.
                    keys[i] = double.IsNaN(numbers[i]) ? Missing : BitConverter.DoubleToInt64Bits(numbers[i] + 0.0);
                break;
            default:
                ReadTexts(data.Text(key), keys);
                break;
        }
        return keys;
    }

    void ReadTexts(TextColumn column, long[] keys)
    {
        var codes = column.Codes;
        var numbers = new Dictionary<int, long> { [-1] = Missing };
        for (var i = 0; i < keys.Length; i++)
        {
            if (!numbers.TryGetValue(codes[i], out keys[i]))
                numbers.Add(codes[i], keys[i] = Number(column.Categories[codes[i]]));
        }
    }

    long Number(string text)
    {
        if (!texts.TryGetValue(text, out var number))
            texts.Add(text, number = texts.Count);
        return number;
    }
}
