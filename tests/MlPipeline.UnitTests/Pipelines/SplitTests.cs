using CsCheck;
using MlPipeline.DataLoaders;
using MlPipeline.Fields;
using MlPipeline.Pipelines;

namespace MlPipeline.UnitTests.Pipelines;

public sealed class SplitTests
{
    static readonly Field Day = Field.Date("day");
    static readonly DateOnly Start = new(2014, 1, 1);

    // Ascending days with gaps, and a day to split at that may lie in a gap.
    static readonly Gen<(int[] Days, int At)> Splits = Gen.Select(
        Gen.Int[1, 5].Array[2, 60].Select(gaps => gaps.Select((_, i) => gaps[..(i + 1)].Sum()).ToArray()),
        Gen.Int[0, 300]
    );

    [Fact]
    public void Every_row_before_the_day_trains_and_every_other_tests() =>
        Splits.Sample(x =>
        {
            var rows = Rows(x.Days);
            var at = Start.AddDays(x.At);
            var before = x.Days.Count(day => day < x.At);
            if (before == 0 || before == x.Days.Length)
            {
                Should.Throw<InputException>(() => Split.From(rows, Day, at)).Message.ShouldContain("Move the split");
                return;
            }
            var split = Split.From(rows, Day, at);

            split.Training.RowCount.ShouldBe(before);
            split.Test.RowCount.ShouldBe(x.Days.Length - before);
            split.Summary.TrainTo!.Value.ShouldBeLessThan(at);
            split.Summary.TestFrom!.Value.ShouldBeGreaterThanOrEqualTo(at);
            split
                .Training.Date(Day)
                .DayNumbers.ToArray()
                .Concat(split.Test.Date(Day).DayNumbers.ToArray())
                .ShouldBe(rows.Date(Day).DayNumbers.ToArray());
        });

    [Fact]
    public void The_last_share_of_the_rows_tests()
    {
        var split = Split.LastShare(Rows([.. Enumerable.Range(0, 10)]), Day, 0.3);

        split.Summary.TrainRows.ShouldBe(7);
        split.Summary.TestFrom.ShouldBe(Start.AddDays(7));
        split.Summary.TestTo.ShouldBe(Start.AddDays(9));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void A_share_that_leaves_one_side_empty_is_refused(double share) =>
        Should.Throw<InputException>(() => Split.LastShare(Rows([0, 1, 2]), Day, share));

    static Dataset Rows(IEnumerable<int> days) =>
        new(DateColumn.Of(Day, days.Select(x => (DateOnly?)Start.AddDays(x))));
}
