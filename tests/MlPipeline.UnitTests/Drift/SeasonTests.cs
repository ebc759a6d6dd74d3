using MlPipeline.DataLoaders;
using MlPipeline.Drift;
using MlPipeline.Drift.Baseline;

namespace MlPipeline.UnitTests.Drift;

public sealed class SeasonTests
{
    static readonly DateOnly First = new(2015, 1, 1);

    [Theory]
    [InlineData(Seasonality.None, 0)]
    [InlineData(Seasonality.Weekday, 5)]
    [InlineData(Seasonality.Month, 8)]
    [InlineData(Seasonality.Quarter, 3)]
    public void A_day_has_a_season(Seasonality seasonality, int season) =>
        BaselinePeriod.SeasonOf(new DateOnly(2014, 8, 15), seasonality).ShouldBe(season);

    [Fact]
    public void A_winter_month_is_compared_with_winter_months()
    {
        var baseline = MadeUpProject.Profile(Seasonal(MadeUpProject.Make(5 * 365, seed: 1, First)), hasDays: true);
        var check = new DriftCheck(baseline, new DriftOptions());
        var january = Seasonal(MadeUpProject.Make(31, seed: 2, new DateOnly(2021, 1, 1)));
        var july = Seasonal(MadeUpProject.Make(31, seed: 2, new DateOnly(2021, 7, 1)));
        var warm = Shifted(january, new DateOnly(2021, 1, 1));

        check.Run(january).Verdict.ShouldBe(DriftVerdict.Stable);
        check.Run(july).Verdict.ShouldBe(DriftVerdict.Stable);
        check.Run(warm).Verdict.ShouldBe(DriftVerdict.Drifted);

        // July's temperatures in January.
        static Dataset Shifted(Dataset rows, DateOnly _) => Seasonal(Seasonal(rows, -2));
    }

    [Fact]
    public void Rows_of_a_month_that_training_does_not_know_are_compared_with_the_whole_year_and_the_report_says_so()
    {
        var winter = MadeUpProject.Make(90, seed: 1, new DateOnly(2020, 1, 1));
        var check = new DriftCheck(MadeUpProject.Profile(winter, hasDays: true), new DriftOptions());

        var report = check.Run(MadeUpProject.Make(30, seed: 2, new DateOnly(2020, 7, 1)));

        report.Notes.ShouldContain("Training has no rows of July: those rows were compared with the whole year.");
    }

    [Fact]
    public void Days_that_were_trained_on_and_days_in_the_future_are_pointed_out()
    {
        var baseline = MadeUpProject.Profile(MadeUpProject.Make(730, seed: 1, First), hasDays: true);
        var clock = new Registry.ManualClock { Now = new DateTimeOffset(2016, 12, 10, 12, 0, 0, TimeSpan.Zero) };
        var check = new DriftCheck(baseline, new DriftOptions(), clock);

        var report = check.Run(MadeUpProject.Make(60, seed: 2, new DateOnly(2016, 12, 1)));

        report.FirstDate.ShouldBe(new DateOnly(2016, 12, 1));
        report.LastDate.ShouldBe(new DateOnly(2017, 1, 29));
        report.Notes.Count.ShouldBe(2);
        report.Notes[0].ShouldContain("2017-01-29, lies in the future (today is 2016-12-1");
        report.Notes[1].ShouldContain("Days up to 2016-12-30 are among those that the model was trained on");
    }

    [Fact]
    public void Errors_on_days_that_were_trained_on_are_left_out()
    {
        var training = MadeUpProject.Make(730, seed: 1, First);
        var check = new DriftCheck(MadeUpProject.Profile(training, hasDays: true), new DriftOptions());
        var known = training.Slice(100, 60);
        var later = MadeUpProject.Make(60, seed: 2, new DateOnly(2018, 1, 1));

        check.Run(known, [.. known.Number(MadeUpProject.Load).Values]).Error.ShouldBeNull();
        check.Run(later, [.. later.Number(MadeUpProject.Load).Values]).Error.ShouldNotBeNull();
    }

    [Fact]
    public void Rows_without_a_day_are_compared_with_the_whole_year()
    {
        var baseline = MadeUpProject.Profile(MadeUpProject.Make(730, seed: 1, First), hasDays: true);
        var rows = MadeUpProject.Make(60, seed: 2);
        var without = new Dataset([
            .. rows.Columns.Select(x =>
                x is DateColumn ? DateColumn.Of(x.Field, Enumerable.Repeat<DateOnly?>(null, 60)) : x
            ),
        ]);

        var report = new DriftCheck(baseline, new DriftOptions()).Run(without);

        report.Verdict.ShouldBe(DriftVerdict.Stable);
        report.Notes.ShouldContain("60 of 60 rows have no day (day): they were compared with the whole year.");
    }

    /// <summary>Colder in winter by twice the spread of a month.</summary>
    static Dataset Seasonal(Dataset rows, double strength = 1)
    {
        var days = rows.Date(MadeUpProject.Day);
        return new([
            .. rows.Columns.Select(x =>
                x.Field.Name == "temperature"
                    ? new NumberColumn(
                        x.Field,
                        ((NumberColumn)x)
                            .Values.ToArray()
                            .Select(
                                (value, row) =>
                                    value
                                    - 30 * strength * Math.Cos(2 * Math.PI * (days[row]!.Value.DayOfYear - 15) / 365)
                            )
                            .ToArray()
                    )
                    : x
            ),
        ]);
    }
}
