using System.Globalization;
using Ridership.Features.Calendar;

namespace MlPipeline.UnitTests.Example;

public sealed class DayKindsTests
{
    [Theory]
    [InlineData("2014-01-01", DayKind.NewYearsDay)]
    [InlineData("2010-12-31", DayKind.DayOff)] // New Year's Day was a Saturday.
    [InlineData("2011-12-26", DayKind.ChristmasDay)] // Christmas Day was a Sunday.
    [InlineData("2012-11-12", DayKind.VeteransDay)] // The 11th was a Sunday.
    [InlineData("2011-11-23", DayKind.ThanksgivingEve)]
    [InlineData("2011-11-25", DayKind.ThanksgivingFriday)]
    [InlineData("2011-11-27", DayKind.ThanksgivingWeekend)]
    [InlineData("2014-12-26", DayKind.Bridge)] // The Friday after Christmas Thursday.
    [InlineData("2013-12-26", DayKind.BoxingDay)]
    [InlineData("2013-12-23", DayKind.BeforeChristmas)]
    [InlineData("2013-12-24", DayKind.ChristmasEve)]
    [InlineData("2013-12-30", DayKind.YearEnd)]
    [InlineData("2013-12-31", DayKind.NewYearsEve)]
    [InlineData("2014-01-03", DayKind.EarlyJanuary)]
    [InlineData("2014-02-12", DayKind.LincolnsBirthday)]
    [InlineData("2014-03-15", DayKind.ParadeSaturday)]
    [InlineData("2014-04-18", DayKind.GoodFriday)]
    [InlineData("2014-04-20", DayKind.EasterWeekend)]
    [InlineData("2014-05-25", DayKind.LongWeekend)]
    [InlineData("2014-07-04", DayKind.IndependenceDay)]
    [InlineData("2014-07-07", DayKind.IndependenceWeek)]
    [InlineData("2014-10-12", DayKind.MarathonSunday)]
    [InlineData("2014-12-28", DayKind.YearEndWeekend)]
    [InlineData("2010-12-25", DayKind.ChristmasWeekend)]
    [InlineData("2021-06-18", DayKind.DayOff)] // Juneteenth was a Saturday.
    [InlineData("2014-06-11", DayKind.Ordinary)]
    public void A_day_has_the_kind_that_its_rule_gives(string day, DayKind expected) =>
        DayKinds.Of(DateOnly.Parse(day, CultureInfo.InvariantCulture)).ShouldBe(expected);

    // Dates of Easter as published, the earliest and latest possible among them.
    [Theory]
    [InlineData("1818-03-22")]
    [InlineData("1943-04-25")]
    [InlineData("2000-04-23")]
    [InlineData("2008-03-23")]
    [InlineData("2014-04-20")]
    [InlineData("2038-04-25")]
    public void Easter_falls_on_its_published_day(string day)
    {
        var expected = DateOnly.Parse(day, CultureInfo.InvariantCulture);

        DayKinds.EasterSunday(expected.Year).ShouldBe(expected);
    }

    [Fact]
    public void Every_kind_occurs_and_most_days_are_ordinary()
    {
        var kinds = Enumerable
            .Range(0, 365 * 40)
            .Select(x => DayKinds.Of(new DateOnly(2000, 1, 1).AddDays(x)))
            .ToArray();

        kinds.Distinct().Order().ShouldBe(Enum.GetValues<DayKind>());
        kinds.Count(x => x == DayKind.Ordinary).ShouldBeGreaterThan(kinds.Length * 8 / 10);
    }
}
