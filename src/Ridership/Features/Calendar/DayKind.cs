namespace Ridership.Features.Calendar;

/// <summary>What sets a day apart from an ordinary one of its weekday, as far as people in Chicago's Loop travel differently.</summary>
public enum DayKind
{
    Ordinary,

    // Federal holidays, on the day on which offices observe them.
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

    // Workdays beside a holiday, on which many stay away.
    DayOff,
    Bridge,
    ThanksgivingEve,
    ThanksgivingFriday,
    BeforeChristmas,
    ChristmasEve,
    BoxingDay,
    YearEnd,
    NewYearsEve,
    EarlyJanuary,
    IndependenceWeek,

    // Workdays that schools or the state have off.
    GoodFriday,
    LincolnsBirthday,

    // Weekends unlike others.
    EasterWeekend,
    LongWeekend,
    ThanksgivingWeekend,
    ChristmasWeekend,
    YearEndWeekend,
    ParadeSaturday,
    MarathonSunday,
}
