namespace MlPipeline.Features.Common;

/// <summary>A US federal holiday, by its statutory rule (5 U.S.C. § 6103).</summary>
public enum UsFederalHoliday
{
    None,
    NewYearsDay,
    MartinLutherKingDay,
    WashingtonsBirthday,
    MemorialDay,
    Juneteenth,
    IndependenceDay,
    LaborDay,
    ColumbusDay,
    VeteransDay,
    ThanksgivingDay,
    ChristmasDay,
}

/// <summary>US federal holidays, computed from their rules and not listed.</summary>
public static class UsFederalHolidays
{
    /// <summary>The first year in which Juneteenth is a federal holiday (Public Law 117-17).</summary>
    public const int FirstJuneteenthYear = 2021;

    /// <summary>The holiday that falls on a day by its rule, or <see cref="UsFederalHoliday.None"/>.</summary>
    public static UsFederalHoliday On(DateOnly day) =>
        (day.Month, day.Day) switch
        {
            (1, 1) => UsFederalHoliday.NewYearsDay,
            (1, _) when IsNth(day, 3, DayOfWeek.Monday) => UsFederalHoliday.MartinLutherKingDay,
            (2, _) when IsNth(day, 3, DayOfWeek.Monday) => UsFederalHoliday.WashingtonsBirthday,
            (5, > 24) when day.DayOfWeek == DayOfWeek.Monday => UsFederalHoliday.MemorialDay,
            (6, 19) when day.Year >= FirstJuneteenthYear => UsFederalHoliday.Juneteenth,
            (7, 4) => UsFederalHoliday.IndependenceDay,
            (9, _) when IsNth(day, 1, DayOfWeek.Monday) => UsFederalHoliday.LaborDay,
            (10, _) when IsNth(day, 2, DayOfWeek.Monday) => UsFederalHoliday.ColumbusDay,
            (11, 11) => UsFederalHoliday.VeteransDay,
            (11, _) when IsNth(day, 4, DayOfWeek.Thursday) => UsFederalHoliday.ThanksgivingDay,
            (12, 25) => UsFederalHoliday.ChristmasDay,
            _ => UsFederalHoliday.None,
        };

    /// <summary>
    /// The holiday that offices observe on a day: one that falls on a Saturday is observed on the Friday before, one on a
    /// Sunday on the Monday after; any other on the day itself.
    /// </summary>
    public static UsFederalHoliday ObservedOn(DateOnly day) =>
        day.DayOfWeek switch
        {
            DayOfWeek.Saturday or DayOfWeek.Sunday => UsFederalHoliday.None,
            DayOfWeek.Friday when On(day) == UsFederalHoliday.None => On(day.AddDays(1)),
            DayOfWeek.Monday when On(day) == UsFederalHoliday.None => On(day.AddDays(-1)),
            _ => On(day),
        };

    static bool IsNth(DateOnly day, int n, DayOfWeek weekday) => day.DayOfWeek == weekday && (day.Day - 1) / 7 == n - 1;
}
