using System.Globalization;
using MlPipeline.DataLoaders;
using MlPipeline.Fields;

namespace MlPipeline.Pipelines;

/// <summary>Tells training rows from test rows: the later rows test, so that no model has seen what comes after.</summary>
public sealed class Split
{
    /// <summary>The share of the rows that tests when nothing else is said.</summary>
    public const double DefaultTestShare = 0.2;

    Split(SplitSummary summary, Dataset training, Dataset test)
    {
        Summary = summary;
        Training = training;
        Test = test;
    }

    /// <summary>What the split is, in words and numbers.</summary>
    public SplitSummary Summary { get; }

    /// <summary>The rows to train on.</summary>
    public Dataset Training { get; }

    /// <summary>The rows to test on.</summary>
    public Dataset Test { get; }

    /// <summary>Rows of days before <paramref name="testFrom"/> train, the others test.</summary>
    /// <param name="rows">The rows, in the order of their days.</param>
    /// <param name="date">The field with the day.</param>
    /// <param name="testFrom">The first day that tests.</param>
    /// <exception cref="InputException">One of the two sides would be empty.</exception>
    public static Split From(Dataset rows, Field date, DateOnly testFrom)
    {
        var days = rows.Date(date).DayNumbers;
        var count = days.BinarySearch(testFrom.DayNumber);
        return At(rows, date, count < 0 ? ~count : count, $"tested from {Iso(testFrom)} on");
    }

    /// <summary>The last rows test.</summary>
    /// <param name="rows">The rows, in the order of their days where they have one.</param>
    /// <param name="date">The field with the day; null where there is none.</param>
    /// <param name="testShare">The share of the rows that tests, above 0 and below 1.</param>
    /// <exception cref="InputException">The share is out of its range, or one of the two sides would be empty.</exception>
    public static Split LastShare(Dataset rows, Field? date, double testShare = DefaultTestShare)
    {
        if (testShare is not (> 0 and < 1))
            throw new InputException(
                string.Create(CultureInfo.InvariantCulture, $"A test share of {testShare} is not above 0 and below 1."),
                "Give a share such as 0.2."
            );
        return At(
            rows,
            date,
            rows.RowCount - (int)Math.Round(rows.RowCount * testShare),
            string.Create(CultureInfo.InvariantCulture, $"tested on the last {testShare:0.##%} of the rows")
        );
    }

    /// <summary>The first rows train, the others test.</summary>
    /// <exception cref="InputException">One of the two sides would be empty.</exception>
    internal static Split At(Dataset rows, Field? date, int trainRows, string rule)
    {
        if (trainRows <= 0 || trainRows >= rows.RowCount)
            throw new InputException(
                $"The split leaves {trainRows} rows to train on and {rows.RowCount - trainRows} to test on ({rule}"
                    + (
                        date is null || rows.RowCount == 0
                            ? ""
                            : $"; the data run from {Day(0)} to {Day(rows.RowCount - 1)}"
                    )
                    + ").",
                "Move the split so that both sides have rows."
            );
        var summary = new SplitSummary(
            rule,
            trainRows,
            rows.RowCount - trainRows,
            date is null ? null : rows.Date(date)[0],
            date is null ? null : rows.Date(date)[trainRows - 1],
            date is null ? null : rows.Date(date)[trainRows],
            date is null ? null : rows.Date(date)[rows.RowCount - 1]
        );
        return new Split(summary, rows.Slice(0, trainRows), rows.Slice(trainRows, rows.RowCount - trainRows));

        string Day(int row) => rows.Date(date).Display(row);
    }

    static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
