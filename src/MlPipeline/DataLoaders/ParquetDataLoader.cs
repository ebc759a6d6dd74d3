using System.Globalization;
using MlPipeline.DataLoaders.Reading;
using MlPipeline.Fields;

namespace MlPipeline.DataLoaders;

/// <summary>Reads a Parquet file.</summary>
/// <remarks>
/// Numbers of any width are read as doubles, dates and timestamps as days (of UTC where they have a zone). Columns of
/// text are parsed as the cells of a CSV file are. Messages count rows from 1.
/// </remarks>
public sealed class ParquetDataLoader : StreamingDataLoader
{
    const string RowNumber = "file_row_number";

    readonly string path;
    readonly (long First, long Count)? rows;

    /// <summary>Reads <paramref name="path"/>, whose columns are those of <paramref name="schema"/> in any order.</summary>
    public ParquetDataLoader(string path, SourceSchema schema)
        : base(schema)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        this.path = path;
    }

    /// <summary>Reads a range of the rows, of which the first is row 0; messages count as they do for the whole file.</summary>
    internal ParquetDataLoader(string path, SourceSchema schema, long firstRow, long rowCount)
        : this(path, schema) => rows = (firstRow, rowCount);

    private protected override IEnumerable<Dataset> Read(int batchRows, int capacity, CancellationToken cancellation)
    {
        SourceFile.Check(path, Source);
        var file = DuckDbQuery.Literal(path);
        var present = Guard(() => DuckDbQuery.Describe($"SELECT * FROM read_parquet({file})"));
        var columns = Schema.Match([.. present.Select(x => x.Name)]);
        var values = columns.Select((x, i) => Value(x, present[i].Type));
        var builder = new BatchBuilder(columns, Source, batchRows, capacity, rows?.First ?? 0);
        var query = $"SELECT {string.Join(", ", values)} FROM {Rows(file, present)}";
        using var batches = builder.Run(query, cancellation).GetEnumerator();
        var isEmpty = true;
        while (Guard(batches.MoveNext))
        {
            isEmpty = false;
            yield return batches.Current;
        }
        if (isEmpty)
            throw SourceFile.WithoutRows(path, Source);
    }

    string Rows(string file, IReadOnlyList<(string Name, string Type)> present)
    {
        if (rows is not { } range)
            return $"read_parquet({file})";
        // DuckDB passes over the row groups that the range does not touch. The number of a row is a column that it adds,
        // so the file must not have one of that name.
        if (present.Any(x => x.Name.Equals(RowNumber, StringComparison.OrdinalIgnoreCase)))
            throw new InputException(
                $"File \"{path}\" ({Source}) has a column \"{RowNumber}\", a name that is kept for the number of a row.",
                "Rename it, or predict the file in one process."
            );
        return string.Create(
            CultureInfo.InvariantCulture,
            $"read_parquet({file}, {RowNumber} = true) WHERE {RowNumber} >= {range.First} AND {RowNumber} < {range.First + range.Count}"
        );
    }

    T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DuckDbRefusal refused)
        {
            throw new InputException(
                $"File \"{path}\" ({Source}) cannot be read as Parquet: {refused.Reason}.",
                "Export it again, or correct the path.",
                refused
            );
        }
    }

    /// <summary>The expression that gives a column as doubles, days or text.</summary>
    string Value(SourceField column, string type)
    {
        var name = $"\"{column.InputName.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        return (column.Field.Type, Kind(type)) switch
        {
            (_, ParquetKind.Text) => $"CAST({name} AS VARCHAR)",
            (FieldType.Number, ParquetKind.Integer or ParquetKind.Decimal) => $"CAST({name} AS DOUBLE)",
            (FieldType.Text, ParquetKind.Integer) => $"CAST({name} AS VARCHAR)",
            (FieldType.Date, ParquetKind.Day) => $"CAST({name} AS DATE)",
            // A cast of a timestamp with a zone asks for DuckDB's time zone extension, which cannot be had everywhere.
            (FieldType.Date, ParquetKind.ZonedTime) => $"CAST(make_timestamp(epoch_us({name})) AS DATE)",
            _ => throw new InputException(
                $"Column \"{column.InputName}\" ({Source}) holds {type} values, "
                    + $"expected {column.Field.Type.ToString().ToLowerInvariant()}.",
                "Correct the type in Fields, or export the column as that type."
            ),
        };
    }

    static ParquetKind Kind(string type) =>
        type switch
        {
            "VARCHAR" or "UUID" => ParquetKind.Text,
            "DOUBLE" or "FLOAT" => ParquetKind.Decimal,
            "DATE" => ParquetKind.Day,
            "TIMESTAMP WITH TIME ZONE" => ParquetKind.ZonedTime,
            _ when type.StartsWith("DECIMAL", StringComparison.Ordinal) => ParquetKind.Decimal,
            _ when type.StartsWith("TIMESTAMP", StringComparison.Ordinal) => ParquetKind.Day,
            _ when type.StartsWith("ENUM", StringComparison.Ordinal) => ParquetKind.Text,
            _ when type.EndsWith("INT", StringComparison.Ordinal) || type == "INTEGER" || type == "UINTEGER" =>
                ParquetKind.Integer,
            _ => ParquetKind.Other,
        };

    enum ParquetKind
    {
        Text,
        Integer,
        Decimal,
        Day,
        ZonedTime,
        Other,
    }
}
