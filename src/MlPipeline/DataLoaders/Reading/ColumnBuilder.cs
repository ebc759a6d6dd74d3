using System.Globalization;
using MlPipeline.Fields;

namespace MlPipeline.DataLoaders.Reading;

/// <summary>Collects the values of one column of a source, batch by batch, and refuses those that are not of its type.</summary>
abstract class ColumnBuilder(SourceField column, string source)
{
    protected Field Field => column.Field;

    /// <summary>How many rows of the source come before the current batch.</summary>
    protected long RowsBefore { get; set; }

    public static ColumnBuilder For(SourceField column, string source, int capacity, long rowsBefore)
    {
        ColumnBuilder builder = column.Field.Type switch
        {
            FieldType.Number => new NumberBuilder(column, source, capacity),
            FieldType.Date => new DateBuilder(column, source, capacity),
            _ => new TextBuilder(column, source, capacity),
        };
        builder.RowsBefore = rowsBefore;
        return builder;
    }

    /// <summary>Adds rows of a vector.</summary>
    /// <exception cref="InputException">A value is missing or not of the column's type.</exception>
    public abstract void Append(DuckDbQuery.Vector vector, int start, int count);

    /// <summary>Adds a value that a database returned, or a cell of a text file.</summary>
    /// <exception cref="InputException">The value is missing or not of the column's type.</exception>
    public abstract void Append(object value);

    /// <summary>Hands out the batch and starts the next one.</summary>
    public abstract Column Complete();

    /// <summary>Gives the value that stands for a missing one, where a row of the batch may be missing.</summary>
    protected T Missing<T>(int row, T marker) =>
        Field.MayBeMissing ? marker : throw CellError.Empty(column, source, RowOf(row));

    /// <summary>A value of the row after the last one that the provider cannot hand out.</summary>
    public InputException Unreadable(string type, Exception reason) =>
        CellError.Unreadable(column, source, RowOf(Rows), type, reason);

    /// <summary>How many rows the current batch has.</summary>
    protected abstract int Rows { get; }

    protected InputException NotOfType(int row, object value) =>
        CellError.NotOfType(column, source, RowOf(row), Text(value));

    /// <summary>A value as messages show it; days as in ISO 8601, wherever the program runs.</summary>
    static string Text(object value) =>
        value switch
        {
            DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
            DateTime time => time.ToString("s", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };

    long RowOf(int row) => RowsBefore + row + 1;
}
