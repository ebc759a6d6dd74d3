using MlPipeline.Features.Common;

namespace Ridership.Features.Calendar;

/// <summary>Tells the kind of a day by rule; there is no list of dates.</summary>
public static class DayKinds
{
    /// <summary>The kind of a day.</summary>
    public static DayKind Of(DateOnly day) =>
        day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? OfWeekend(day) : OfWorkday(day);

    /// <summary>Whether people travel on such a workday as they do on a Sunday.</summary>
    public static bool IsLikeSunday(DayKind kind) =>
        kind
            is DayKind.NewYearsDay
                or DayKind.MemorialDay
                or DayKind.IndependenceDay
                or DayKind.LaborDay
                or DayKind.ThanksgivingDay
                or DayKind.ChristmasDay;

    /// <summary>Whether it is a workday on which many stay away.</summary>
    public static bool IsQuietWorkday(DayKind kind) =>
        kind
            is DayKind.DayOff
                or DayKind.Bridge
                or DayKind.ThanksgivingFriday
                or DayKind.BeforeChristmas
                or DayKind.ChristmasEve
                or DayKind.BoxingDay
                or DayKind.YearEnd
                or DayKind.NewYearsEve;

    /// <summary>Easter Sunday of a year in the Gregorian calendar (Meeus, <i>Astronomical Algorithms</i>, chapter 8).</summary>
    public static DateOnly EasterSunday(int year)
    {
        int a = year % 19,
            b = year / 100,
            c = year % 100,
            d = b / 4,
            e = b % 4,
            f = (b + 8) / 25,
            g = (b - f + 1) / 3,
            h = (19 * a + b - d - g + 15) % 30,
            i = c / 4,
            k = c % 4,
            l = (32 + 2 * e + 2 * i - h - k) % 7,
            m = (a + 11 * h + 22 * l) / 451,
            n = h + l - 7 * m + 114;
        return new DateOnly(year, n / 31, n % 31 + 1);
    }

    static DayKind OfWorkday(DateOnly day)
    {
        if (UsFederalHolidays.ObservedOn(day) is not UsFederalHoliday.None and var observed)
            // Observed a day early: some work, unlike on the holiday itself.
            return UsFederalHolidays.On(day.AddDays(1)) == observed && observed != UsFederalHoliday.VeteransDay
                ? DayKind.DayOff
                : Enum.Parse<DayKind>(observed.ToString());
        var before = UsFederalHolidays.On(day.AddDays(-1));
        return (day.Month, day.Day) switch
        {
            (11, _) when UsFederalHolidays.On(day.AddDays(1)) == UsFederalHoliday.ThanksgivingDay =>
                DayKind.ThanksgivingEve,
            (11, _) when before == UsFederalHoliday.ThanksgivingDay => DayKind.ThanksgivingFriday,
            _ when day.DayOfWeek == DayOfWeek.Friday && IsWinterOrIndependence(before) => DayKind.Bridge,
            (12, 22 or 23) => DayKind.BeforeChristmas,
            (12, 24) => DayKind.ChristmasEve,
            (12, 26) => DayKind.BoxingDay,
            (12, 31) => DayKind.NewYearsEve,
            (12, > 26) => DayKind.YearEnd,
            (1, <= 5) => DayKind.EarlyJanuary,
            (2, 12) => DayKind.LincolnsBirthday,
            (7, >= 5 and <= 8) => DayKind.IndependenceWeek,
            _ when day == EasterSunday(day.Year).AddDays(-2) => DayKind.GoodFriday,
            _ => DayKind.Ordinary,
        };
    }

    static DayKind OfWeekend(DateOnly day)
    {
        var sunday = day.DayOfWeek == DayOfWeek.Sunday ? day : day.AddDays(1);
        var mondayAfter = UsFederalHolidays.On(sunday.AddDays(1));
        return (day.Month, day.Day) switch
        {
            (12, 24 or 25) => DayKind.ChristmasWeekend,
            (12, >= 26) or (1, <= 3) => DayKind.YearEndWeekend,
            _ when sunday == EasterSunday(day.Year) => DayKind.EasterWeekend,
            _ when UsFederalHolidays.On(sunday.AddDays(-3)) == UsFederalHoliday.ThanksgivingDay =>
                DayKind.ThanksgivingWeekend,
            // The St. Patrick's Day parade is on the Saturday on or before the 17th of March.
            (3, >= 11 and <= 17) when day != sunday => DayKind.ParadeSaturday,
            // The Chicago Marathon is on the Sunday before Columbus Day.
            _ when day == sunday && mondayAfter == UsFederalHoliday.ColumbusDay => DayKind.MarathonSunday,
            _ when mondayAfter is UsFederalHoliday.MemorialDay or UsFederalHoliday.LaborDay => DayKind.LongWeekend,
            _ => DayKind.Ordinary,
        };
    }

    static bool IsWinterOrIndependence(UsFederalHoliday holiday) =>
        holiday is UsFederalHoliday.NewYearsDay or UsFederalHoliday.IndependenceDay or UsFederalHoliday.ChristmasDay;
}
