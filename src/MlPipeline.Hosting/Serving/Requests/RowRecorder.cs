namespace MlPipeline.Hosting.Serving.Requests;

/// <summary>Takes down how a row is written while it is read.</summary>
/// <param name="text">What the row is in.</param>
/// <param name="start">Where it begins.</param>
ref struct RowRecorder(ReadOnlySpan<byte> text, int start)
{
    readonly ReadOnlySpan<byte> text = text;
    readonly List<byte> between = [];
    readonly List<RowPattern.Part> parts = [];
    int last = start;

    /// <summary>Takes down a value, which lies between two places.</summary>
    public void Add(InputSlot slot, int from, int to)
    {
        between.AddRange(text[last..from]);
        parts.Add(new RowPattern.Part(from - last, slot));
        last = to;
    }

    /// <summary>Ends the row.</summary>
    /// <param name="end">Where it ends.</param>
    /// <param name="absent">The fields that it does not have.</param>
    public readonly RowPattern End(int end, IReadOnlyList<InputSlot> absent)
    {
        between.AddRange(text[last..end]);
        return new RowPattern([.. between], [.. parts], [.. absent]);
    }
}
