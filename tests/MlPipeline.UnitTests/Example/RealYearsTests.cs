using MlPipeline.DataLoaders;
using MlPipeline.Drift;
using MlPipeline.Pipelines;
using MlPipeline.Registry;
using MlPipeline.UnitTests.Drift;
using MlPipeline.UnitTests.Registry;
using Ridership.Fields;

namespace MlPipeline.UnitTests.Example;

/// <summary>The check on the example's real years; the same figures with many more draws come from the benchmark <c>drift</c>.</summary>
public sealed class RealYearsTests
{
    const int Days = 30;

    static readonly RidershipYears Years = new(isTraining: _ => true);

    [Fact]
    public void Days_that_are_drawn_again_from_training_are_rarely_called_drift()
    {
        var random = new Random(20140101);
        const int checks = 100;

        var alarms = Enumerable
            .Range(0, checks)
            .Count(_ => Years.Check(Years.Draw(random, Days)).Verdict != DriftVerdict.Stable);

        ((double)alarms / checks).ShouldBeLessThanOrEqualTo(0.05);
    }

    [Fact]
    public void Thirty_days_suffice_to_find_one_field_that_is_a_standard_deviation_higher()
    {
        var random = new Random(20140101);
        var drawn = Enumerable.Range(0, 2).Select(_ => Years.Draw(random, Days)).ToArray();

        var found = RidershipYears
            .Numbers.SelectMany(field => drawn.Select(rows => Years.Check(Years.Shifted(rows, field))))
            .Average(x => x.Verdict == DriftVerdict.Drifted ? 1.0 : 0);

        found.ShouldBeGreaterThanOrEqualTo(0.95);
    }

    [Fact]
    public void An_ordinary_month_of_a_year_that_was_left_out_is_stable_whatever_the_season()
    {
        // 2004 to 2006: no station was rebuilt, and entries grew by less than in other years.
        foreach (var year in (int[])[2004, 2005, 2006])
        {
            var others = new RidershipYears(x => x.Year != year);
            var alarms = Enumerable
                .Range(1, 12)
                .Where(month => IsDrift(others, x => x.Year == year && x.Month == month))
                .ToArray();

            alarms.Length.ShouldBeLessThanOrEqualTo(1, $"{year}: months {string.Join(", ", alarms)}");
        }
    }

    [Fact]
    public void January_compared_with_a_July_is_drift()
    {
        var january = Years.Where(x => x is { Year: 2013, Month: 1 });
        var days = january.Date(RidershipFields.Date);
        var july = new Dataset([
            .. january.Columns.Select(x =>
                x is DateColumn
                    ? DateColumn.Of(x.Field, Enumerable.Range(0, x.Count).Select(row => days[row]?.AddDays(181)))
                    : x
            ),
        ]);

        var report = Years.Check(july);

        report.Verdict.ShouldBe(DriftVerdict.Drifted);
        report.Fields.Where(x => x.Verdict == DriftVerdict.Drifted).Select(x => x.Field).ShouldContain("temp_max");
    }

    [Fact]
    public void A_month_in_degrees_Celsius_is_recognised()
    {
        var march = Years.Where(x => x is { Year: 2010, Month: 3 });

        var report = Years.Check(RidershipYears.With(march, RidershipFields.Temp, x => (x - 32) * 5 / 9));

        var temperature = report.Fields.Single(x => x.Field == "temp");
        temperature.Verdict.ShouldBe(DriftVerdict.Drifted);
        temperature.Hint.ShouldBe("The values look like °C, not °F: converted, they would be as in training.");
    }

    [Fact]
    public void The_record_spring_of_2012_is_drift_of_the_temperature()
    {
        var before = new RidershipYears(x => x < new DateOnly(2012, 3, 1));

        var report = before.Check(before.Where(x => x is { Year: 2012, Month: 3 }));

        report.Fields.Where(x => x.Verdict == DriftVerdict.Drifted).Select(x => x.Field).ShouldContain("temp");
    }

    [Fact]
    public void A_package_carries_its_profile_and_the_same_data_give_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        var rows = Years.All;

        var (one, two) = (Trained(rows), Trained(rows));
        ModelPackage.Write(folder["one.zip"], one);
        var read = BaselineProfile.Of(ModelPackage.Open(folder["one.zip"]));

        var baseline = one.ModelFiles["baseline.json"];
        two.ModelFiles["baseline.json"].ToArray().ShouldBe(baseline.ToArray());
        baseline.Length.ShouldBeLessThan(1_500_000);
        (read.Rows, read.Seasonality, read.Periods.Count).ShouldBe((5_092, Seasonality.Month, 168));
        new DriftCheck(read, new DriftOptions())
            .Run(rows.Slice(0, 365))
            .Fields.Count.ShouldBe(read.Numbers.Count + read.Categories.Count);
    }

    static PackageContent Trained(Dataset rows)
    {
        var project = RidershipYears.Project;
        return new TrainPipeline(project).Run(
            rows,
            Split.LastShare(rows, project.Date),
            project.Family("naive"),
            seed: 1,
            new ProjectCode(new Dictionary<string, ReadOnlyMemory<byte>>())
        );
    }

    static bool IsDrift(RidershipYears years, Predicate<DateOnly> isWanted) =>
        years.Check(years.Where(isWanted)).Fields.Any(x => x.Verdict == DriftVerdict.Drifted);
}
