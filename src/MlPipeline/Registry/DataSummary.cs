using MlPipeline.DataLoaders;
using MlPipeline.Pipelines;

namespace MlPipeline.Registry;

/// <summary>The data that a model was trained on.</summary>
/// <param name="Source">Where they came from, for people.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="FirstDate">The first day; null where the data have no date.</param>
/// <param name="LastDate">The last day; null where the data have no date.</param>
/// <param name="Sha256">SHA-256 of the data, 64 lower-case hexadecimal digits.</param>
public sealed record DataSummary(string Source, long Rows, DateOnly? FirstDate, DateOnly? LastDate, string Sha256)
{
    /// <summary>Summarises rows in the order of their days, at least one.</summary>
    public static DataSummary Of(MlProject project, Dataset rows) =>
        new(
            project.Name,
            rows.RowCount,
            project.Date is null ? null : rows.Date(project.Date)[0],
            project.Date is null ? null : rows.Date(project.Date)[rows.RowCount - 1],
            Convert.ToHexStringLower(rows.Sha256())
        );
}
