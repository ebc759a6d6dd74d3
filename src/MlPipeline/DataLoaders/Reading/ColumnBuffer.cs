using MlPipeline.Fields;

namespace MlPipeline.DataLoaders.Reading;

/// <summary>A column builder that keeps one <typeparamref name="T"/> per row.</summary>
/// <param name="column">The column.</param>
/// <param name="source">What messages call the source.</param>
/// <param name="capacity">How many rows a batch is likely to have; more fit.</param>
abstract class ColumnBuffer<T>(SourceField column, string source, int capacity) : ColumnBuilder(column, source)
{
    T[] values = [];

    /// <summary>How many rows the current batch has.</summary>
    protected int Count { get; private set; }

    public sealed override Column Complete()
    {
        var batch = Build(values.AsMemory(0, Count));
        RowsBefore += Count;
        Count = 0;
        // The batch owns its memory: the next one starts with memory of its own, if there is a next one.
        values = [];
        return batch;
    }

    protected abstract Column Build(ReadOnlyMemory<T> values);

    protected void Add(T value)
    {
        Reserve(1);
        values[Count++] = value;
    }

    protected sealed override int Rows => Count;

    /// <summary>Room behind the values of the current batch, to be filled and then counted with <see cref="Filled"/>.</summary>
    protected Span<T> Reserve(int count)
    {
        if (Count + count > values.Length)
        {
            var larger = GC.AllocateUninitializedArray<T>(
                Math.Max(capacity, Math.Max(Count + count, values.Length * 2))
            );
            values.AsSpan(0, Count).CopyTo(larger);
            values = larger;
        }
        return values.AsSpan(Count, count);
    }

    protected void Filled(int count) => Count += count;
}
