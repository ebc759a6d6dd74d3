using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlPipeline.DataLoaders;

/// <summary>Goes through a dataset row by row, for ML.NET.</summary>
sealed class DatasetCursor : DataViewRowCursor
{
    readonly Dataset data;
    readonly bool[] isActive;
    int row = -1;
    bool isDone;

    public DatasetCursor(Dataset data, DataViewSchema schema, IEnumerable<DataViewSchema.Column> needed)
    {
        this.data = data;
        Schema = schema;
        isActive = new bool[schema.Count];
        foreach (var column in needed)
            isActive[column.Index] = true;
    }

    public override DataViewSchema Schema { get; }

    public override long Position => row;

    public override long Batch => 0;

    public override bool MoveNext()
    {
        if (isDone || row + 1 == data.RowCount)
        {
            // ML.NET expects position −1 of a cursor that is done.
            isDone = true;
            row = -1;
            return false;
        }
        row++;
        return true;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => isActive[column.Index];

    public override ValueGetter<DataViewRowId> GetIdGetter() =>
        (ref DataViewRowId id) => id = new DataViewRowId((ulong)row, 0);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (!IsColumnActive(column))
            throw new InvalidOperationException($"Column \"{column.Name}\" was not asked for.");
        Delegate getter = data.Columns[column.Index] switch
        {
            NumberColumn numbers => (ValueGetter<float>)((ref float x) => x = (float)numbers.Values[row]),
            DateColumn days => (ValueGetter<DateTime>)(
                (ref DateTime x) => x = days[row]?.ToDateTime(TimeOnly.MinValue) ?? DateTime.MinValue
            ),
            TextColumn texts => (ValueGetter<ReadOnlyMemory<char>>)(
                (ref ReadOnlyMemory<char> x) => x = texts[row].AsMemory()
            ),
            _ => throw new InvalidOperationException($"Column \"{column.Name}\" is of no type that ML.NET knows."),
        };
        return getter as ValueGetter<TValue>
            ?? throw new InvalidOperationException(
                $"Column \"{column.Name}\" holds {column.Type}, not {typeof(TValue)}."
            );
    }
}
