using System.Globalization;
using MlPipeline.Fields;

namespace MlPipeline.DataLoaders.Reading;

/// <summary>The words for a cell that cannot be used.</summary>
static class CellError
{
    const int LongestQuote = 60;
    const string Nullable = "Declare it nullable in Fields, or clean the source.";

    static readonly string[] MissingMarkers = ["NA", "N/A", "n/a", "NULL", "null"];

    /// <summary>Whether a cell says in words that there is no value: allowed where a number or a date may be missing.</summary>
    public static bool IsMissingMarker(string cell) => MissingMarkers.Contains(cell.Trim(), StringComparer.Ordinal);

    /// <summary>A cell that is empty although its field is not optional.</summary>
    public static InputException Empty(SourceField column, string source, long row) =>
        new($"{Place(column, source, row)} is empty, expected {Expected(column)}.", Nullable);

    /// <summary>A cell whose text is not of its field's type.</summary>
    public static InputException NotOfType(SourceField column, string source, long row, string cell)
    {
        var what =
            column.Field.Type == FieldType.Number && IsInfinite(cell) && cell.Any(char.IsDigit)
                ? "is too large for a number (a double ends at 1.8E+308)"
                : $"is not {Expected(column)}";
        var remedy =
            IsMissingMarker(cell) || column.Field.Type == FieldType.Number
                ? Nullable
                : "Correct the format in Fields, or clean the source.";
        return new InputException($"{Place(column, source, row)}: \"{Quote(cell)}\" {what}.", remedy);
    }

    /// <summary>A value of a database's type that the program cannot hold.</summary>
    public static InputException Unreadable(
        SourceField column,
        string source,
        long row,
        string type,
        Exception reason
    ) =>
        new(
            $"{Place(column, source, row)} holds a value of type {type} that cannot be read: {reason.Message}",
            "Cast the column in the query, for example to double precision, or clean the source.",
            reason
        );

    static string Place(SourceField column, string source, long row) =>
        string.Create(CultureInfo.InvariantCulture, $"Column \"{column.InputName}\" ({source}, row {row})");

    static string Expected(SourceField column) =>
        column.Field.Type switch
        {
            FieldType.Number => "a number",
            FieldType.Date => $"a date ({column.Format ?? "yyyy-MM-dd"})",
            _ => "text",
        };

    static bool IsInfinite(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && double.IsInfinity(value);

    static string Quote(string cell) =>
        (cell.Length > LongestQuote ? string.Concat(cell.AsSpan(0, LongestQuote), "…") : cell)
            .Replace("\r", "\\r", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);
}
