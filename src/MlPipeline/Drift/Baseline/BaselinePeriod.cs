using System.Globalization;

namespace MlPipeline.Drift.Baseline;

/// <summary>A season of one year: the rows that a baseline keeps together.</summary>
/// <param name="Season">The season, from 1: the month, the quarter, or the weekday from Monday on; 0 where rows have no season or no day.</param>
/// <param name="Year">The year; 0 where rows have no day.</param>
public readonly record struct BaselinePeriod(int Season, int Year)
{
    /// <summary>The rows of a period below which it is too short to stand for its season.</summary>
    public const int FewestRows = 14;

    /// <summary>The season of a day.</summary>
    public static int SeasonOf(DateOnly day, Seasonality seasonality) =>
        seasonality switch
        {
            Seasonality.Weekday => ((int)day.DayOfWeek + 6) % 7 + 1,
            Seasonality.Month => day.Month,
            Seasonality.Quarter => (day.Month + 2) / 3,
            _ => 0,
        };

    /// <summary>A season's name for people.</summary>
    public static string NameOf(int season, Seasonality seasonality) =>
        seasonality switch
        {
            _ when season == 0 => "all rows",
            Seasonality.Weekday => CultureInfo.InvariantCulture.DateTimeFormat.GetDayName((DayOfWeek)(season % 7)),
            Seasonality.Month => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(season),
            _ => string.Create(CultureInfo.InvariantCulture, $"quarter {season}"),
        };
}
