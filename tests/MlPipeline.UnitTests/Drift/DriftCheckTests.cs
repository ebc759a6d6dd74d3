using CsCheck;
using MlPipeline.DataLoaders;
using MlPipeline.Drift;
using MlPipeline.Fields;

namespace MlPipeline.UnitTests.Drift;

public sealed class DriftCheckTests
{
    static readonly Dataset Small = MadeUpProject.Make(800, seed: 1);
    static readonly Dataset Large = MadeUpProject.Make(5_000, seed: 2);
    static readonly BaselineProfile SmallBaseline = MadeUpProject.Profile(Small);
    static readonly BaselineProfile LargeBaseline = MadeUpProject.Profile(Large);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Rows_of_the_same_source_are_stable(bool isSmall)
    {
        var report = Check(MadeUpProject.Make(300, seed: 3), isSmall);

        report.Verdict.ShouldBe(DriftVerdict.Stable, report.Reason);
        report.Rows.ShouldBe(300);
        report.Fields.Select(x => x.Field).Order().ShouldBe(["is_open", "kind", "temperature"]);
        report.Reason.ShouldStartWith("None of 3 fields has drifted");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_field_that_moves_is_named_first(bool isSmall)
    {
        var report = Check(With(MadeUpProject.Make(300, seed: 3), MadeUpProject.Temperature, x => x + 10), isSmall);

        report.Verdict.ShouldBe(DriftVerdict.Drifted);
        report.Fields[0].Field.ShouldBe("temperature");
        report.Fields[0].Verdict.ShouldBe(DriftVerdict.Drifted);
        report.Fields.Skip(1).ShouldAllBe(x => x.Verdict == DriftVerdict.Stable);
        report.Reason.ShouldStartWith("1 of 3 fields (temperature) has drifted");
        (report.Fields[0].MeanNow - report.Fields[0].MeanThen)!.Value.ShouldBe(10, 2.5);
    }

    [Fact]
    public void A_small_reference_is_tested_and_a_large_one_measured()
    {
        var rows = MadeUpProject.Make(300, seed: 3);

        Statistics(Check(rows, isSmall: true))
            .ShouldBe([
                ("is_open", DriftStatistic.ZTest),
                ("kind", DriftStatistic.ChiSquare),
                ("temperature", DriftStatistic.KolmogorovSmirnov),
            ]);
        Statistics(Check(rows, isSmall: false))
            .ShouldBe([
                ("is_open", DriftStatistic.JensenShannon),
                ("kind", DriftStatistic.JensenShannon),
                ("temperature", DriftStatistic.Wasserstein),
            ]);
    }

    [Fact]
    public void A_difference_that_is_not_chance_but_too_small_to_matter_is_no_drift_of_a_large_reference()
    {
        // A twentieth of a standard deviation over very many rows.
        var moved = With(MadeUpProject.Make(40_000, seed: 5), MadeUpProject.Temperature, x => x + 0.75);

        var report = Check(moved, isSmall: false);

        var temperature = report.Fields.Single(x => x.Field == "temperature");
        temperature.AdjustedPValue!.Value.ShouldBeLessThan(0.05);
        temperature.Value!.Value.ShouldBeInRange(0.02, 0.1);
        temperature.Verdict.ShouldBe(DriftVerdict.Stable);
    }

    [Fact]
    public void The_shares_of_categories_drift()
    {
        var rows = MadeUpProject.Make(300, seed: 3);
        var changed = Replace(
            rows,
            TextColumn.Of(MadeUpProject.Kind, Enumerable.Range(0, 300).Select(x => x % 3 == 0 ? "kind 1" : "kind 0"))
        );

        foreach (var isSmall in (bool[])[true, false])
            Field(Check(changed, isSmall), "kind").Verdict.ShouldBe(DriftVerdict.Drifted);
    }

    [Fact]
    public void Values_that_are_missing_are_a_drift_of_their_own()
    {
        var rows = MadeUpProject.Make(200, seed: 3);
        var gaps = Replace(
            rows,
            new NumberColumn(
                MadeUpProject.Temperature,
                rows.Number(MadeUpProject.Temperature)
                    .Values.ToArray()
                    .Select((x, i) => i % 5 == 0 ? double.NaN : x)
                    .ToArray()
            )
        );

        var temperature = Field(Check(gaps, isSmall: false), "temperature");

        temperature.Verdict.ShouldBe(DriftVerdict.Drifted);
        temperature.MissingThen.ShouldBe(0);
        temperature.MissingNow.ShouldBe(0.2, 1e-12);
        temperature.Hint.ShouldBe("20 % of the rows have no value, 0 % in training.");
    }

    [Fact]
    public void A_field_of_which_no_row_has_a_value_has_drifted()
    {
        var rows = MadeUpProject.Make(100, seed: 3);
        var empty = Replace(rows, TextColumn.Of(MadeUpProject.Kind, Enumerable.Repeat<string?>(null, 100)));

        var kind = Field(Check(empty, isSmall: false), "kind");

        kind.Verdict.ShouldBe(DriftVerdict.Drifted);
        kind.Hint.ShouldBe("No row has a value: is the field still delivered?");
    }

    [Fact]
    public void A_field_that_is_not_there_has_drifted_and_the_hint_says_so()
    {
        var rows = MadeUpProject.Make(100, seed: 3);
        var without = new Dataset([.. rows.Columns.Where(x => x.Field.Name != "temperature")]);

        var temperature = Field(Check(without, isSmall: false), "temperature");

        temperature.Verdict.ShouldBe(DriftVerdict.Drifted);
        temperature.Hint!.ShouldContain("do not have this field");
    }

    [Fact]
    public void Categories_that_training_did_not_have_are_a_drift_of_their_own()
    {
        var rows = MadeUpProject.Make(200, seed: 3);
        var kinds = rows.Text(MadeUpProject.Kind);
        var changed = Replace(
            rows,
            TextColumn.Of(MadeUpProject.Kind, Enumerable.Range(0, 200).Select(x => x % 10 == 0 ? "kind 9" : kinds[x]))
        );

        var kind = Field(Check(changed, isSmall: false), "kind");

        kind.Verdict.ShouldBe(DriftVerdict.Drifted);
        kind.UnseenCategories.ShouldBe(["kind 9"]);
        kind.UnseenShare.ShouldBe(0.1, 1e-12);
        kind.Hint.ShouldBe("10 % of the values are new: \"kind 9\".");
    }

    [Fact]
    public void A_number_of_few_values_that_takes_a_new_one_has_an_unseen_category()
    {
        var changed = With(MadeUpProject.Make(200, seed: 3), MadeUpProject.IsOpen, x => x > 0 ? 2 : 0);

        Field(Check(changed, isSmall: false), "is_open").UnseenCategories.ShouldBe(["2"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(13)]
    public void Few_rows_are_inconclusive_however_far_they_are(int rows)
    {
        var far = With(MadeUpProject.Make(rows, seed: 3), MadeUpProject.Temperature, x => x + 1_000);

        var report = Check(far, isSmall: true);

        report.Verdict.ShouldBe(DriftVerdict.Inconclusive);
        report.Fields.ShouldAllBe(x => x.Verdict == DriftVerdict.Inconclusive);
        report.Reason.ShouldContain("too few to tell; at least 14 are needed");
    }

    [Fact]
    public void A_field_with_too_few_values_is_inconclusive_while_others_are_not()
    {
        var rows = MadeUpProject.Make(100, seed: 3);
        var baseline = MadeUpProject.Profile(Replace(Large, Sparse(Large.Text(MadeUpProject.Kind))));

        var report = new DriftCheck(baseline, new DriftOptions()).Run(
            Replace(rows, Sparse(rows.Text(MadeUpProject.Kind)))
        );

        Field(report, "kind").Verdict.ShouldBe(DriftVerdict.Inconclusive);
        report.Verdict.ShouldBe(DriftVerdict.Stable);

        static TextColumn Sparse(TextColumn column) =>
            TextColumn.Of(column.Field, Enumerable.Range(0, column.Count).Select(x => x % 10 == 0 ? column[x] : null));
    }

    [Theory]
    [InlineData(5.0 / 9, -160.0 / 9, "°C, not °F")]
    [InlineData(0.1, 0, "10 times too small")]
    [InlineData(1_000, 0, "1,000 times too large")]
    public void Values_in_another_unit_are_recognised(double factor, double offset, string hint)
    {
        var rows = With(MadeUpProject.Make(40, seed: 3), MadeUpProject.Temperature, x => factor * x + offset);

        foreach (var isSmall in (bool[])[true, false])
            Field(Check(rows, isSmall), "temperature").Hint!.ShouldContain(hint);
    }

    [Fact]
    public void An_ordinary_shift_is_not_taken_for_another_unit()
    {
        var rows = With(MadeUpProject.Make(200, seed: 3), MadeUpProject.Temperature, x => x + 25);

        Field(Check(rows, isSmall: false), "temperature").Hint.ShouldBeNull();
    }

    [Fact]
    public void A_source_that_repeats_one_value_is_noticed()
    {
        var rows = With(MadeUpProject.Make(60, seed: 3), MadeUpProject.Temperature, _ => 60);

        var temperature = Field(Check(rows, isSmall: false), "temperature");

        temperature.Verdict.ShouldBe(DriftVerdict.Drifted);
        temperature.Hint.ShouldBe("All new rows have the same value, 60: is the source still alive?");
    }

    [Fact]
    public void A_column_that_was_always_constant_is_stable_as_long_as_it_stays_so()
    {
        var baseline = MadeUpProject.Profile(With(Large, MadeUpProject.Temperature, _ => 5));
        var check = new DriftCheck(baseline, new DriftOptions());
        var rows = MadeUpProject.Make(60, seed: 3);

        Field(check.Run(With(rows, MadeUpProject.Temperature, _ => 5)), "temperature")
            .Verdict.ShouldBe(DriftVerdict.Stable);
        Field(check.Run(With(rows, MadeUpProject.Temperature, _ => 6)), "temperature")
            .Verdict.ShouldBe(DriftVerdict.Drifted);
    }

    [Fact]
    public void A_field_that_training_had_no_value_of_says_nothing()
    {
        var baseline = MadeUpProject.Profile(With(Large, MadeUpProject.Temperature, _ => double.NaN));

        var report = new DriftCheck(baseline, new DriftOptions()).Run(MadeUpProject.Make(60, seed: 3));

        Field(report, "temperature").Verdict.ShouldBe(DriftVerdict.Inconclusive);
        report.Verdict.ShouldBe(DriftVerdict.Stable);
    }

    [Fact]
    public void More_fields_may_be_allowed_to_drift_before_the_data_have()
    {
        var moved = With(MadeUpProject.Make(300, seed: 3), MadeUpProject.Temperature, x => x + 10);

        var report = new DriftCheck(LargeBaseline, new DriftOptions { FieldShare = 0.5 }).Run(moved);

        Field(report, "temperature").Verdict.ShouldBe(DriftVerdict.Drifted);
        report.Verdict.ShouldBe(DriftVerdict.Stable);
    }

    [Fact]
    public void Predictions_labels_and_errors_are_compared_as_far_as_they_are_known()
    {
        var rows = MadeUpProject.Make(100, seed: 3);
        double[] labels = [.. rows.Number(MadeUpProject.Load).Values];
        var unlabelled = new Dataset([.. rows.Columns.Where(x => x.Field.Name != "load")]);
        var check = new DriftCheck(LargeBaseline, new DriftOptions());

        var nothing = check.Run(unlabelled);
        var predicted = check.Run(unlabelled, labels);
        var wrong = check.Run(rows, [.. labels.Select(x => x + 2)]);

        (nothing.Prediction, nothing.Label, nothing.Error).ShouldBe((null, null, null));
        (predicted.Prediction!.Verdict, predicted.Label, predicted.Error).ShouldBe((DriftVerdict.Stable, null, null));
        (wrong.Prediction!.Verdict, wrong.Label!.Verdict, wrong.Error!.Verdict).ShouldBe(
            (DriftVerdict.Drifted, DriftVerdict.Stable, DriftVerdict.Drifted)
        );
        wrong.Reason.ShouldStartWith("The error and the prediction have drifted");
    }

    [Fact]
    public void Batches_of_any_size_give_the_report_of_all_rows_at_once() =>
        Gen.Select(Gen.Int[1, 400], Gen.Int[1, 120])
            .Sample(
                (rows, size) =>
                {
                    var all = MadeUpProject.Make(rows, seed: rows);
                    var check = new DriftCheck(SmallBaseline, new DriftOptions());

                    var batches = check.Run(
                        Enumerable
                            .Range(0, (rows + size - 1) / size)
                            .Select(x => new DriftBatch(all.Slice(x * size, Math.Min(size, rows - x * size))))
                    );

                    Described(batches).ShouldBe(Described(check.Run(all)));
                },
                iter: 50
            );

    [Fact]
    public void Many_rows_that_are_only_counted_come_to_the_same_as_when_they_are_kept()
    {
        // The values themselves are kept up to 10,000 rows.
        var rows = MadeUpProject.Make(10_000, seed: 3);
        var more = MadeUpProject.Make(10_001, seed: 3);
        var check = new DriftCheck(LargeBaseline, new DriftOptions());

        var kept = Field(check.Run(With(rows, MadeUpProject.Temperature, x => x + 4)), "temperature");
        var counted = Field(check.Run(With(more, MadeUpProject.Temperature, x => x + 4)), "temperature");

        counted.Value!.Value.ShouldBe(kept.Value!.Value, 0.002);
        counted.MeanNow!.Value.ShouldBe(kept.MeanNow!.Value, 0.05);
    }

    [Theory]
    [InlineData(nameof(DriftOptions.Significance), 0)]
    [InlineData(nameof(DriftOptions.Significance), 1)]
    [InlineData(nameof(DriftOptions.Distance), 0)]
    [InlineData(nameof(DriftOptions.Share), 1)]
    [InlineData(nameof(DriftOptions.NaturalMargin), -1)]
    [InlineData(nameof(DriftOptions.SmallReference), -1)]
    [InlineData(nameof(DriftOptions.MinimumRows), 1)]
    [InlineData(nameof(DriftOptions.FieldShare), 1)]
    public void A_limit_out_of_its_range_is_refused_by_name(string name, double value)
    {
        var property = typeof(DriftOptions).GetProperty(name)!;
        var options = new DriftOptions();
        property.SetValue(options, Convert.ChangeType(value, property.PropertyType));

        Should.Throw<InputException>(() => new DriftCheck(LargeBaseline, options)).Problem.ShouldContain(name);
    }

    static DriftReport Check(Dataset rows, bool isSmall) =>
        new DriftCheck(isSmall ? SmallBaseline : LargeBaseline, new DriftOptions()).Run(rows);

    static FieldDrift Field(DriftReport report, string name) => report.Fields.Single(x => x.Field == name);

    static (string, DriftStatistic)[] Statistics(DriftReport report) =>
        [.. report.Fields.OrderBy(x => x.Field).Select(x => (x.Field, x.Statistic))];

    static string Described(DriftReport report) =>
        string.Join(
            '\n',
            report.Fields.Select(x => $"{x.Field} {x.Verdict} {x.Value:R} {x.AdjustedPValue:R} {x.StabilityIndex:R}")
        ) + report.Reason;

    static Dataset With(Dataset rows, Field field, Func<double, double> change) =>
        Replace(rows, new NumberColumn(field, rows.Number(field).Values.ToArray().Select(change).ToArray()));

    static Dataset Replace(Dataset rows, Column column) =>
        new([.. rows.Columns.Select(x => x.Field.Name == column.Field.Name ? column : x)]);
}
