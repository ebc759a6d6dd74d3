using CsCheck;
using MlPipeline.DataLoaders;
using MlPipeline.Fields;

namespace MlPipeline.UnitTests.DataLoaders;

public sealed class KeyOrderTests
{
    static readonly Field Day = Field.Date("day").Optional();

    [Fact]
    public void Rising_days_pass() => Check(1, 2, 5, 9).ShouldBeNull();

    [Fact]
    public void A_doubled_day_is_named_with_its_rows() =>
        Check(1, 2, 2, 3)
            .ShouldBe(
                "Date 2001-01-02 occurs twice (rows 2 and 3 of shop), expected each day once. "
                    + "Take one of the rows out of the source."
            );

    [Fact]
    public void A_day_that_occurs_again_later_is_doubled_as_well() =>
        Check(1, 2, 3, 2).ShouldStartWith("Date 2001-01-02 occurs twice (rows 2 and 4 of shop)");

    [Fact]
    public void A_day_out_of_order_is_named_with_the_one_before() =>
        Check(1, 5, 3)
            .ShouldBe(
                "Date 2001-01-03 (row 3 of shop) comes after 2001-01-05 (row 2), expected days in rising order. "
                    + "Sort the source by its date."
            );

    [Fact]
    public void A_missing_day_is_named() => Check(1, null).ShouldStartWith("Row 2 of shop has no date");

    [Fact]
    public void Days_pass_exactly_when_they_are_sorted_and_distinct() =>
        Gen.Int[1, 30]
            .Array[0, 8]
            .Sample(days =>
                Check([.. days.Select(x => (int?)x)]) is null == days.SequenceEqual(days.Distinct().Order())
            );

    static string? Check(params int?[] days)
    {
        var column = DateColumn.Of(Day, days.Select(x => x is { } day ? new DateOnly(2001, 1, day) : (DateOnly?)null));
        try
        {
            KeyOrder.Check(new Dataset(column), Day, "shop");
            return null;
        }
        catch (InputException refused)
        {
            return refused.Message;
        }
    }
}
