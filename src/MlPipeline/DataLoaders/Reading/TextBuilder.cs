using System.Globalization;
using MlPipeline.Fields;

namespace MlPipeline.DataLoaders.Reading;

/// <summary>Collects a column of text as codes; the codes stay the same in all batches of a read.</summary>
sealed class TextBuilder(SourceField column, string source, int capacity) : ColumnBuffer<int>(column, source, capacity)
{
    readonly Utf8Dictionary texts = new();

    public override void Append(DuckDbQuery.Vector vector, int start, int count)
    {
        var target = Reserve(count);
        for (var i = 0; i < count; i++)
            target[i] = vector.IsMissing(start + i) ? Missing(Count + i, -1) : texts.Code(vector.Utf8(start + i));
        Filled(count);
    }

    public override void Append(object value) =>
        Add(
            value switch
            {
                DBNull => Missing(Count, -1),
                string or bool or IFormattable => texts.Code(Convert.ToString(value, CultureInfo.InvariantCulture)!),
                _ => throw NotOfType(Count, value),
            }
        );

    protected override Column Build(ReadOnlyMemory<int> codes) => new TextColumn(Field, codes, texts.Texts);
}
