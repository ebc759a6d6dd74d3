using MlPipeline.DataLoaders;
using MlPipeline.Drift;
using MlPipeline.Registry;

namespace MlPipeline.Pipelines.Retraining;

/// <summary>The champion as a retraining sees it.</summary>
/// <param name="Fitted">The model.</param>
/// <param name="Baseline">What its training data were like; null where the package does not say.</param>
/// <param name="SeenRows">The number of the first rows that it may have been trained on.</param>
public sealed record Incumbent(FittedPipeline Fitted, BaselineProfile? Baseline, int SeenRows)
{
    /// <summary>How many of the first rows a packaged model may have been trained on: those up to the last day of its training.</summary>
    /// <param name="project">The project.</param>
    /// <param name="data">The data that the model was trained on.</param>
    /// <param name="rows">The rows at hand, in the order of their days where they have one.</param>
    /// <exception cref="InputException">Rows have no day, and the first of them are not those of the training: nobody can tell which are new.</exception>
    public static int SeenRowsOf(MlProject project, DataSummary data, Dataset rows)
    {
        if (project.Date is { } date && data.LastDate is { } last)
        {
            var place = rows.Date(date).DayNumbers.BinarySearch(last.DayNumber + 1);
            return place < 0 ? ~place : place;
        }
        return
            data.Rows <= rows.RowCount
            && Convert.ToHexStringLower(rows.Slice(0, (int)data.Rows).Sha256()) == data.Sha256
            ? (int)data.Rows
            : throw new InputException(
                $"The rows have no day, and the first {data.Rows} of them are not those that the champion was trained on.",
                "Add new rows behind the old ones, or declare a date field."
            );
    }
}
