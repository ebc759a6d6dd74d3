using MlPipeline.DataLoaders;
using Skeleton.Features;
using Skeleton.Fields;

namespace MlPipeline.UnitTests.Project;

public sealed class WeekendFlowTests
{
    // A Friday.
    static readonly DateOnly First = new(2024, 3, 1);

    [Fact]
    public void A_day_gets_what_is_typical_for_its_kind_in_the_training_rows()
    {
        var fitted = new WeekendFlow().Fit(Days(10, 40, 60, 20));

        fitted.Apply(Days(0, 0))[WeekendFlow.Typical].ToArray().ShouldBe([15f, 50f]);
    }

    [Fact]
    public void A_kind_of_day_that_was_never_seen_is_taken_for_the_average_one()
    {
        var fitted = new WeekendFlow().Fit(Days(10));

        fitted.Apply(Days(0, 0))[WeekendFlow.Typical].ToArray().ShouldBe([10f, 10f]);
    }

    static Dataset Days(params double[] labels) =>
        new(
            DateColumn.Of(SkeletonFields.Day, labels.Select((_, i) => (DateOnly?)First.AddDays(i))),
            new NumberColumn(SkeletonFields.Label, labels)
        );
}
