using System.Globalization;
using MlPipeline.Features.Common;

namespace MlPipeline.UnitTests.Features;

public sealed class UsFederalHolidaysTests
{
    // The Office of Personnel Management's tables for 2010, 2011 and 2021, days as observed.
    [Theory]
    [InlineData("2010-01-01", UsFederalHoliday.NewYearsDay)]
    [InlineData("2010-12-31", UsFederalHoliday.NewYearsDay)]
    [InlineData("2011-01-17", UsFederalHoliday.MartinLutherKingDay)]
    [InlineData("2011-02-21", UsFederalHoliday.WashingtonsBirthday)]
    [InlineData("2010-05-31", UsFederalHoliday.MemorialDay)]
    [InlineData("2021-06-18", UsFederalHoliday.Juneteenth)]
    [InlineData("2010-07-05", UsFederalHoliday.IndependenceDay)]
    [InlineData("2010-09-06", UsFederalHoliday.LaborDay)]
    [InlineData("2010-10-11", UsFederalHoliday.ColumbusDay)]
    [InlineData("2010-11-11", UsFederalHoliday.VeteransDay)]
    [InlineData("2011-11-24", UsFederalHoliday.ThanksgivingDay)]
    [InlineData("2011-12-26", UsFederalHoliday.ChristmasDay)]
    [InlineData("2010-06-18", UsFederalHoliday.None)]
    [InlineData("2010-07-04", UsFederalHoliday.None)]
    [InlineData("2010-11-18", UsFederalHoliday.None)]
    public void A_holiday_is_observed_on_its_published_day(string day, UsFederalHoliday expected) =>
        UsFederalHolidays.ObservedOn(DateOnly.Parse(day, CultureInfo.InvariantCulture)).ShouldBe(expected);

    [Fact]
    public void Every_year_has_each_holiday_once_by_its_rule()
    {
        for (var year = 1990; year < 2060; year++)
        {
            var holidays = DaysOf(year).Select(UsFederalHolidays.On).Where(x => x != UsFederalHoliday.None).ToArray();

            holidays.Distinct().Count().ShouldBe(holidays.Length);
            holidays.Length.ShouldBe(year < UsFederalHolidays.FirstJuneteenthYear ? 10 : 11);
        }
    }

    [Fact]
    public void No_holiday_is_observed_on_a_weekend() =>
        DaysOf(2010)
            .Concat(DaysOf(2021))
            .Where(x => x.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            .Select(UsFederalHolidays.ObservedOn)
            .ShouldAllBe(x => x == UsFederalHoliday.None);

    static IEnumerable<DateOnly> DaysOf(int year)
    {
        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
            yield return day;
    }
}
