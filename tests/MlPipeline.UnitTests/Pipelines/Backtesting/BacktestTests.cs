using MlPipeline.DataLoaders;
using MlPipeline.Drift;
using MlPipeline.Pipelines;
using MlPipeline.Pipelines.Backtesting;

namespace MlPipeline.UnitTests.Pipelines.Backtesting;

public sealed class BacktestTests
{
    static readonly TwoWorldsProject Project = new();
    static readonly DateOnly From = new(2022, 1, 1);
    static readonly DateOnly Break = new(2022, 9, 1);

    [Fact]
    public void Each_strategy_trains_as_often_as_it_says()
    {
        var result = Run(TwoWorldsProject.Rows());

        result.Periods.Count.ShouldBe(24);
        result.Periods[0].Name.ShouldBe("2022-01");
        result.Periods[0].FirstRow.ShouldBe(731);
        result.Strategies.Select(x => x.Name).ShouldBe(["never", "every-month", "every-january", "on-drift"]);
        result.Strategies.Select(x => x.Trainings).Take(3).ShouldBe([1, 24, 2]);
        result.Strategies.ShouldAllBe(x => x.Periods.Count == 24);
        // What two strategies ask for is fitted once: 24 starts of months, and what was held out or was a candidate.
        result.Fits.ShouldBeLessThanOrEqualTo(24 + 1 + result.Strategies[^1].Candidates);
    }

    [Fact]
    public void In_a_world_that_stays_as_it_is_drift_seldom_asks_for_a_model()
    {
        var result = Run(TwoWorldsProject.Rows());

        result.Strategies[^1].Trainings.ShouldBeLessThan(5);
        result.Strategies[^1].MeanRmse.ShouldBe(result.Strategies[1].MeanRmse, tolerance: 0.05);
    }

    [Fact]
    public void When_the_world_changes_a_model_that_is_retrained_on_drift_follows()
    {
        var result = Run(TwoWorldsProject.Rows(otherFrom: Break));

        var (never, drift) = (result.Strategies[0], result.Strategies[^1]);
        var change = result.Periods.Index().Single(x => x.Item.Start == Break).Index;
        // Nobody can know of it when the month begins.
        drift.Periods[change].Rmse.ShouldBe(never.Periods[change].Rmse, tolerance: 0.1);
        drift.Periods[change].Rmse.ShouldBeGreaterThan(8);
        // Two months make rows enough for a fair comparison; then it is noticed.
        drift.Periods.Skip(change + 1).Take(3).ShouldContain(x => x.IsNew && x.Why.Contains("drifted"));
        drift.MeanRmse.ShouldBeLessThan(0.8 * never.MeanRmse);
    }

    [Fact]
    public void Nobody_looks_ahead()
    {
        var rows = TwoWorldsProject.Rows(otherFrom: Break);
        var whole = Run(rows);
        // The same days with another future.
        const int known = 1_000;
        var other = TwoWorldsProject.Rows(seed: 2);
        var changed = new Dataset([
            .. rows.Columns.Select(column =>
                column is NumberColumn number
                    ? new NumberColumn(
                        number.Field,
                        (double[])[.. number.Values[..known], .. other.Number(number.Field).Values[known..]]
                    )
                    : column
            ),
        ]);

        var elsewhere = Run(changed);

        var before = whole.Periods.Count(x => x.FirstRow + x.Rows <= known);
        before.ShouldBeGreaterThan(6);
        foreach (var (one, another) in whole.Strategies.Zip(elsewhere.Strategies))
        {
            one.Periods.Take(before).ShouldBe(another.Periods.Take(before));
            one.Periods.Skip(before + 1).ShouldNotBe(another.Periods.Skip(before + 1));
        }
    }

    [Theory]
    [InlineData(Cadence.Month, 24, "2022-01", "2023-12")]
    [InlineData(Cadence.Quarter, 8, "2022 Q1", "2023 Q4")]
    [InlineData(Cadence.Year, 2, "2022", "2023")]
    public void Periods_cover_the_days_without_gap(Cadence cadence, int count, string first, string last)
    {
        var rows = TwoWorldsProject.Rows();

        var periods = BacktestPeriod.Of(rows, TwoWorldsProject.Day, cadence, From.AddDays(12));

        (periods.Count, periods[0].Name, periods[^1].Name).ShouldBe((count, first, last));
        periods.Zip(periods.Skip(1)).ShouldAllBe(x => x.First.FirstRow + x.First.Rows == x.Second.FirstRow);
        (periods[^1].FirstRow + periods[^1].Rows).ShouldBe(rows.RowCount);
    }

    [Fact]
    public void A_last_day_ends_the_last_period()
    {
        var periods = BacktestPeriod.Of(
            TwoWorldsProject.Rows(),
            TwoWorldsProject.Day,
            Cadence.Month,
            From,
            new DateOnly(2022, 3, 10)
        );

        periods.Select(x => x.Rows).ShouldBe([31, 28, 10]);
    }

    [Theory]
    [InlineData(2020, "no rows to train the first model on")]
    [InlineData(2030, "no rows to predict")]
    public void A_start_that_leaves_nothing_is_refused(int year, string problem) =>
        Should
            .Throw<InputException>(() =>
                BacktestPeriod.Of(
                    TwoWorldsProject.Rows(),
                    TwoWorldsProject.Day,
                    Cadence.Month,
                    new DateOnly(year, 1, 1)
                )
            )
            .Problem.ShouldContain(problem);

    static BacktestResult Run(Dataset rows) =>
        new BacktestPipeline(Project).Run(
            rows,
            new BacktestRequest(Project.Family("recent-level"), Cadence.Month, From, null, Seed: 1),
            new DriftOptions()
        );
}
