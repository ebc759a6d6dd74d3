using System.Globalization;
using MlPipeline.Fields;

namespace MlPipeline.DataLoaders;

/// <summary>A column of numbers; a missing one is NaN.</summary>
public sealed class NumberColumn : Column
{
    readonly ReadOnlyMemory<double> values;

    /// <summary>Wraps the values without copying them.</summary>
    public NumberColumn(Field field, ReadOnlyMemory<double> values)
        : base(field, values.Length) => this.values = values;

    /// <summary>The numbers, one per row; NaN where missing.</summary>
    public ReadOnlySpan<double> Values => values.Span;

    public override bool IsMissing(int row) => double.IsNaN(Values[row]);

    public override string Display(int row) =>
        IsMissing(row) ? "" : Values[row].ToString("R", CultureInfo.InvariantCulture);

    public override Column Take(ReadOnlySpan<int> rows)
    {
        var source = Values;
        var taken = new double[rows.Length];
        for (var i = 0; i < taken.Length; i++)
            taken[i] = rows[i] < 0 ? double.NaN : source[rows[i]];
        return new NumberColumn(Field, taken);
    }

    public override Column Slice(int start, int count) => new NumberColumn(Field, values.Slice(start, count));
}
