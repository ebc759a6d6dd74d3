using System.Globalization;
using MlPipeline.Fields;

namespace MlPipeline.DataLoaders;

/// <summary>Checks that each row is a later day than the one before, as everything that splits or looks back by time takes for granted.</summary>
public static class KeyOrder
{
    /// <summary>Checks the days of a dataset.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="key">The field of the days.</param>
    /// <param name="source">What messages call the rows.</param>
    /// <exception cref="InputException">A day is missing, occurs twice or comes too late; rows are counted from 1.</exception>
    public static void Check(Dataset data, Field key, string source)
    {
        var column = data.Date(key);
        var days = column.DayNumbers;
        for (var row = 0; row < days.Length; row++)
        {
            if (days[row] < 0)
                throw Error($"Row {row + 1} of {source} has no date, expected one day per row.", "Fill it.");
            if (row == 0 || days[row] > days[row - 1])
                continue;
            var earlier = days[..row].IndexOf(days[row]);
            if (earlier >= 0)
                throw Error(
                    $"Date {column.Display(row)} occurs twice (rows {earlier + 1} and {row + 1} of {source}), expected each day once.",
                    "Take one of the rows out of the source."
                );
            throw Error(
                $"Date {column.Display(row)} (row {row + 1} of {source}) comes after {column.Display(row - 1)} (row {row}), expected days in rising order.",
                "Sort the source by its date."
            );
        }
    }

    static InputException Error(FormattableString problem, string remedy) =>
        new(problem.ToString(CultureInfo.InvariantCulture), remedy);
}
