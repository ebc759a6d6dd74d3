using Microsoft.ML;
using Microsoft.ML.Data;
using MlPipeline.Fields;

namespace MlPipeline.DataLoaders;

/// <summary>A dataset as ML.NET reads it; nothing is copied but the value that a cursor is asked for.</summary>
/// <remarks>
/// A number is a <see cref="float"/>, as ML.NET's trainers want it, and NaN where missing; a text is empty where missing; a
/// date is the midnight of its day, and <see cref="DateTime.MinValue"/> where missing. Columns have the exported names.
/// </remarks>
public sealed class DatasetView : IDataView
{
    readonly Dataset data;

    /// <summary>Shows all columns of a dataset.</summary>
    public DatasetView(Dataset data)
    {
        this.data = data;
        var schema = new DataViewSchema.Builder();
        foreach (var column in data.Columns)
            schema.AddColumn(column.Field.Name, TypeOf(column.Field));
        Schema = schema.ToSchema();
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema { get; }

    public long? GetRowCount() => data.RowCount;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new DatasetCursor(data, Schema, columnsNeeded);

    public DataViewRowCursor[] GetRowCursorSet(
        IEnumerable<DataViewSchema.Column> columnsNeeded,
        int n,
        Random? rand = null
    ) => [GetRowCursor(columnsNeeded, rand)];

    static DataViewType TypeOf(Field field) =>
        field.Type switch
        {
            FieldType.Number => NumberDataViewType.Single,
            FieldType.Date => DateTimeDataViewType.Instance,
            _ => TextDataViewType.Instance,
        };
}
