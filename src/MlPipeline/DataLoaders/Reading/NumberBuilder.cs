using System.Globalization;
using System.Numerics.Tensors;
using System.Text;
using MlPipeline.Fields;

namespace MlPipeline.DataLoaders.Reading;

/// <summary>Collects a column of finite numbers.</summary>
sealed class NumberBuilder(SourceField column, string source, int capacity)
    : ColumnBuffer<double>(column, source, capacity)
{
    public override void Append(DuckDbQuery.Vector vector, int start, int count)
    {
        if (vector.IsText)
        {
            AppendTexts(vector, start, count);
            return;
        }
        var target = Reserve(count);
        vector.Doubles.Slice(start, count).CopyTo(target);
        if (!vector.IsComplete || !TensorPrimitives.IsFiniteAll<double>(target))
            for (var i = 0; i < count; i++)
                target[i] = vector.IsMissing(start + i) ? Missing(Count + i, double.NaN) : Finite(target[i], Count + i);
        Filled(count);
    }

    public override void Append(object value)
    {
        Add(
            value switch
            {
                DBNull => Missing(Count, double.NaN),
                string text => Parse(Encoding.UTF8.GetBytes(text)),
                double or float or decimal or long or int or short or sbyte or byte or ushort or uint or ulong =>
                    Finite(Convert.ToDouble(value, CultureInfo.InvariantCulture), Count),
                _ => throw NotOfType(Count, value),
            }
        );
    }

    protected override Column Build(ReadOnlyMemory<double> values) => new NumberColumn(Field, values);

    void AppendTexts(DuckDbQuery.Vector vector, int start, int count)
    {
        for (var i = start; i < start + count; i++)
            Add(Parse(vector.IsMissing(i) ? [] : vector.Utf8(i)));
    }

    double Parse(ReadOnlySpan<byte> cell)
    {
        if (cell.IsEmpty)
            return Missing(Count, double.NaN);
        if (
            double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value)
        )
            return value;
        var text = Encoding.UTF8.GetString(cell);
        return Field.MayBeMissing && CellError.IsMissingMarker(text) ? double.NaN : throw NotOfType(Count, text);
    }

    double Finite(double value, int row) => double.IsFinite(value) ? value : throw NotOfType(row, value);
}
