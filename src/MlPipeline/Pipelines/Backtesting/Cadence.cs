using System.Globalization;

namespace MlPipeline.Pipelines.Backtesting;

/// <summary>How often something is looked at.</summary>
public enum Cadence
{
    /// <summary>At the start of each month.</summary>
    Month,

    /// <summary>At the start of each quarter.</summary>
    Quarter,

    /// <summary>At the start of each year.</summary>
    Year,
}

/// <summary>The calendar of a <see cref="Cadence"/>.</summary>
static class Cadences
{
    /// <summary>The start of the period that a day is in.</summary>
    public static DateOnly StartOf(this Cadence cadence, DateOnly day) =>
        cadence switch
        {
            Cadence.Year => new DateOnly(day.Year, 1, 1),
            Cadence.Quarter => new DateOnly(day.Year, (day.Month - 1) / 3 * 3 + 1, 1),
            _ => new DateOnly(day.Year, day.Month, 1),
        };

    /// <summary>The start of the next period.</summary>
    public static DateOnly After(this Cadence cadence, DateOnly start) =>
        cadence switch
        {
            Cadence.Year => start.AddYears(1),
            Cadence.Quarter => start.AddMonths(3),
            _ => start.AddMonths(1),
        };

    /// <summary>A period by its start: <c>2006</c>, <c>2006 Q1</c> or <c>2006-01</c>.</summary>
    public static string NameOf(this Cadence cadence, DateOnly start) =>
        cadence switch
        {
            Cadence.Year => start.ToString("yyyy", CultureInfo.InvariantCulture),
            Cadence.Quarter => string.Create(CultureInfo.InvariantCulture, $"{start:yyyy} Q{(start.Month + 2) / 3}"),
            _ => start.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        };
}
