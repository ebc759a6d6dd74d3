using System.Text.RegularExpressions;
using MlPipeline.Pipelines;

namespace MlPipeline.UnitTests.Reports;

public sealed partial class ReportPageTests : ReportTest
{
    [Fact]
    public void The_headline_says_how_near_the_best_family_and_the_baseline_come()
    {
        var evaluation = SyntheticEvaluation
            .Create(rows: 60, families: 4)
            .With(x => x with { Test = x.Test with { Mae = x.Family == "naive" ? 2.34 : 0.801 } });

        var html = Write(evaluation);

        Between(html, "<h1>", "</h1>")
            .ShouldBe(
                "Boosting predicts entries to within 0.80 thousand entries on an average day; "
                    + "the baseline, “Same weekday two weeks ago”, misses by 2.3."
            );
        Between(html, "<p class=\"lead\">", "</p>")
            .ShouldContain("66 % lower than the baseline’s, measured on 60 days");
    }

    [Fact]
    public void The_headline_admits_that_nothing_beats_the_baseline()
    {
        var evaluation = SyntheticEvaluation.Create(rows: 60, families: 2) with { Best = "naive" };

        Between(Write(evaluation), "<h1>", "</h1>").ShouldStartWith("No family beats the baseline: Same weekday");
    }

    [Fact]
    public void Without_a_baseline_the_headline_speaks_of_the_best_family_only()
    {
        var html = Write(SyntheticEvaluation.Create(rows: 60, families: 2) with { Baseline = null });

        Between(html, "<h1>", "</h1>").ShouldEndWith("on an average day.");
        html.ShouldNotContain("misses by");
        html.ShouldNotContain(">baseline<");
    }

    [Fact]
    public void Families_stand_in_the_order_of_their_test_rmse_with_best_and_baseline_marked()
    {
        var evaluation = SyntheticEvaluation.Create(families: 4);

        var table = Between(Write(evaluation), "<caption><span>All families", "</table>");

        var places = evaluation
            .Families.OrderBy(x => x.Test.Rmse)
            .Select(x => table.IndexOf($"<th scope=\"row\">{x.Title}", StringComparison.Ordinal))
            .ToList();
        places.ShouldAllBe(x => x > 0);
        places.ShouldBeInOrder();
        table.ShouldContain("Boosting <span class=\"mark\">best</span>");
        table.ShouldContain("Same weekday two weeks ago <span class=\"mark\">baseline</span>");
    }

    [Fact]
    public void The_page_needs_nothing_but_itself()
    {
        var html = Write(SyntheticEvaluation.Create(rows: 60, families: 2));

        html.ShouldContain("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:;");
        html.ShouldNotContain("<script", Case.Insensitive);
        html.ShouldNotContain("http://");
        html.ShouldNotContain("https://");
        html.ShouldNotContain("url(");
        Sources().Matches(html).ShouldAllBe(x => x.Groups[1].Value.StartsWith("data:image/png;base64,"));
    }

    [Fact]
    public void Headings_do_not_skip_a_level()
    {
        var levels = Headings()
            .Matches(Write(SyntheticEvaluation.Create(families: 3)))
            .Select(x => x.Groups[1].Value[0] - '0')
            .ToList();

        levels[0].ShouldBe(1);
        levels.Count(x => x == 1).ShouldBe(1);
        levels.Zip(levels.Skip(1)).ShouldAllBe(x => x.Second <= x.First + 1);
    }

    [Fact]
    public void Names_from_the_data_are_encoded()
    {
        const string hostile = "<script>alert(\"1\")</script>'&../../x";
        var evaluation = SyntheticEvaluation.Create(rows: 40, families: 3) with
        {
            Project = hostile,
            Label = hostile,
            LabelUnit = hostile,
            Best = hostile + "ols",
            Baseline = hostile + "naive",
        };
        evaluation = evaluation.With(x =>
            x with
            {
                Family = hostile + x.Family,
                Title = hostile + x.Title,
                Fit = x.Fit with { Sentence = hostile },
                Interpretation = new(
                    [.. x.Interpretation.Importance.Select(y => y with { Feature = hostile })],
                    [.. x.Interpretation.Dependence.Select(y => y with { Feature = hostile })],
                    [.. x.Interpretation.Coefficients.Select(y => y with { Feature = hostile })],
                    [.. x.Interpretation.Errors.Select(y => y with { Name = hostile })]
                ),
            }
        );

        var html = Write(evaluation);

        html.ShouldNotContain("<script", Case.Insensitive);
        html.ShouldContain("&lt;script&gt;alert(&quot;1&quot;)");
        html.ShouldNotContain("alert(\"");
        Files(Folder).ShouldAllBe(x => SafePath().IsMatch(x));
    }

    [Fact]
    public void Rows_without_a_date_are_rows()
    {
        var html = Write(SyntheticEvaluation.Create(rows: 200, families: 2, dated: false));

        Between(html, "<h1>", "</h1>").ShouldContain(" on average;");
        html.ShouldContain("trained on the same 800 rows and tested on 200 rows that");
        html.ShouldNotContain("weekday:");
    }

    [Fact]
    public void Scores_that_are_not_defined_are_said_to_be_so()
    {
        var evaluation = SyntheticEvaluation
            .Create(rows: 40, families: 2)
            .With(x => x with { Test = x.Test with { R2 = null, Mape = null }, Train = x.Train with { R2 = null } });

        var html = Write(evaluation);

        html.ShouldContain("<td class=\"number\">n/a</td>");
    }

    [Fact]
    public void A_family_that_diverged_does_not_take_the_report_with_it()
    {
        var evaluation = SyntheticEvaluation
            .Create(rows: 40, families: 3)
            .With(x =>
                x.Family == "forest"
                    ? x with
                    {
                        Test = new(40, double.NaN, double.PositiveInfinity, double.NaN, null, double.NegativeInfinity),
                        TestPredictions = [.. Enumerable.Repeat(double.NaN, 40)],
                        Fit = new(FitKind.Overfits, double.NaN, "It diverged."),
                        Interpretation = new(
                            [new("x", double.NaN, double.NaN)],
                            [new("x", [1, 2, 3], [double.NaN, double.NaN, double.NaN])],
                            [new("x", double.NaN, double.NaN, double.NaN, double.NaN)],
                            [new("Weekday", [new("Monday", new(1, double.NaN, double.NaN, null, null, double.NaN))])]
                        ),
                    }
                    : x
            ) with
        {
            Best = "ols",
        };

        Write(evaluation).ShouldContain("It diverged.");
    }

    [Fact]
    public void One_family_and_one_row_are_enough()
    {
        var html = Write(SyntheticEvaluation.Create(rows: 1, families: 1));

        html.ShouldContain("tested on 1 day (");
        html.ShouldNotContain("The other families");
    }

    [GeneratedRegex("(?:src|href)=\"([^\"]*)\"")]
    private static partial Regex Sources();

    [GeneratedRegex("<h([1-6])>")]
    private static partial Regex Headings();

    [GeneratedRegex("^(?:plots/)?[a-z0-9-]+\\.(?:png|html|json)$")]
    private static partial Regex SafePath();
}
