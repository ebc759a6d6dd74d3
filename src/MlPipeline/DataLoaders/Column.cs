using MlPipeline.Fields;

namespace MlPipeline.DataLoaders;

/// <summary>The values of one field, row after row.</summary>
public abstract class Column
{
    private protected Column(Field field, int count)
    {
        Field = field;
        Count = count;
    }

    /// <summary>The field that the values belong to.</summary>
    public Field Field { get; }

    /// <summary>How many rows there are.</summary>
    public int Count { get; }

    /// <summary>Whether the value of a row is missing.</summary>
    public abstract bool IsMissing(int row);

    /// <summary>The value of a row as people read it: invariant numbers, ISO dates; empty where missing.</summary>
    public abstract string Display(int row);

    /// <summary>The given rows, in the given order; −1 stands for a row whose value is missing.</summary>
    public abstract Column Take(ReadOnlySpan<int> rows);

    /// <summary>A run of rows, without copying them.</summary>
    public abstract Column Slice(int start, int count);
}
