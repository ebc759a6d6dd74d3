using MlPipeline.DataLoaders;
using MlPipeline.Pipelines;
using MlPipeline.Pipelines.Retraining;
using MlPipeline.UnitTests.Pipelines.Backtesting;

namespace MlPipeline.UnitTests.Pipelines.Retraining;

public sealed class InvarianceTests
{
    static readonly TwoWorldsProject Project = new();
    static readonly Dataset Rows = TwoWorldsProject.Rows(rows: 200);
    static readonly FittedPipeline Fitted = FittedPipeline.Fit(Project, Project.Family("ols"), Rows, seed: 1);

    [Theory]
    // A degree more takes one megawatt: the answer to how far a prediction may fall and rise.
    [InlineData(1.2, 0, GateVerdict.Passed)]
    [InlineData(0.5, 0, GateVerdict.Refused)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, GateVerdict.Passed)]
    public void A_prediction_moves_only_as_far_as_the_project_says(double fall, double rise, GateVerdict verdict) =>
        NewModelGates.Invariance(new Invariance("Warmer", Warmer, fall, rise), Fitted, Rows).Verdict.ShouldBe(verdict);

    [Fact]
    public void An_invariance_that_loses_rows_is_an_error_of_the_project() =>
        Should
            .Throw<InputException>(() =>
                NewModelGates.Invariance(new Invariance("Shorter", x => x.Slice(0, 3)), Fitted, Rows)
            )
            .Problem.ShouldContain("\"Shorter\" makes 3 rows of 200");

    [Fact]
    public void Slices_hold_each_row_once_in_their_natural_order()
    {
        foreach (var slicing in Project.Slicings)
        {
            var slices = slicing.RowsOf(Rows);

            slices.SelectMany(x => x.Rows).Order().ShouldBe(Enumerable.Range(0, Rows.RowCount));
            slices.Select(x => x.Slice).ShouldBe(slicing.Slices.Where(x => slices.Any(y => y.Slice == x)));
        }
        Slicing
            .Weekday(TwoWorldsProject.Day)
            .RowsOf(Rows)[0]
            .ShouldSatisfyAllConditions(
                x => x.Slice.ShouldBe("Monday"),
                x => Rows.Date(TwoWorldsProject.Day)[x.Rows[0]]!.Value.DayOfWeek.ShouldBe(DayOfWeek.Monday)
            );
    }

    static Dataset Warmer(Dataset rows) =>
        new([
            .. rows.Columns.Select(x =>
                x.Field.Name == TwoWorldsProject.Temperature.Name
                    ? new NumberColumn(x.Field, ((NumberColumn)x).Values.ToArray().Select(y => y + 1).ToArray())
                    : x
            ),
        ]);
}
