using MlPipeline.DataLoaders;

namespace MlPipeline.UnitTests.DataLoaders;

/// <summary>Puts datasets into a form that can be compared: one line per row, exact to the bit.</summary>
static class Rows
{
    public static string[] Of(Dataset data) =>
        [
            .. Enumerable
                .Range(0, data.RowCount)
                .Select(row => string.Join(" | ", data.Columns.Select(x => Cell(x, row)))),
        ];

    public static string[] Of(IEnumerable<Dataset> batches) => [.. batches.SelectMany(Of)];

    static string Cell(Column column, int row) => column.IsMissing(row) ? "missing" : $"<{column.Display(row)}>";
}
