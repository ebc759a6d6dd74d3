using MlPipeline.Pipelines;
using MlPipeline.Reports.Html;
using MlPipeline.Reports.Plots;

namespace MlPipeline.Reports;

/// <summary>The page of an evaluation: the result first, then the comparison, the best family, and the others.</summary>
sealed class EvaluationPage
{
    readonly Evaluation evaluation;
    readonly Vocabulary words;
    readonly IReadOnlyList<FamilyEvaluation> sorted;
    readonly Dictionary<string, FamilySection> sections;
    readonly PlotImage comparison;

    /// <summary>Draws all plots.</summary>
    public EvaluationPage(Evaluation evaluation)
    {
        this.evaluation = evaluation;
        words = new Vocabulary(evaluation);
        sorted = [.. evaluation.Families.OrderBy(x => x.Test.Rmse).ThenBy(x => x.Family, StringComparer.Ordinal)];
        var names = new PlotNames();
        comparison = FamilyComparisonPlot.Draw(names.For("families"), sorted, evaluation, words);
        sections = sorted.ToDictionary(
            x => x.Family,
            x => new FamilySection(evaluation, x, names.For(x.Family), words)
        );
    }

    /// <summary>All plots on the page.</summary>
    public IEnumerable<PlotImage> Plots => [comparison, .. sorted.SelectMany(x => sections[x.Family].Plots)];

    /// <summary>The page as HTML.</summary>
    public string Html()
    {
        var best = Headline.Best(evaluation);
        var page = new HtmlPage($"{evaluation.Project}: evaluation of {evaluation.Label}")
            .Headline(
                $"{evaluation.Project} · evaluation report",
                Headline.Sentence(evaluation, words),
                Headline.Lead(evaluation, words)
            )
            .Figures(Figures(best));
        WriteSplit(page);
        page.Heading(2, "The families compared")
            .Note("Left is better. The distance between the two dots of a family is what it loses on new rows.")
            .Plots(comparison)
            .Table(FamilyTable.All(evaluation, sorted, words))
            .Heading(2, $"The best family: {best.Title}");
        sections[best.Family].Write(page, 3);
        WriteOthers(page);
        return page.Heading(2, "Glossary").Definitions(Glossary.Entries).ToString();
    }

    IEnumerable<(string, string, string)> Figures(FamilyEvaluation best)
    {
        yield return (Digits.Significant(best.Test.Mae, 3), words.Unit, "mean absolute error (MAE)");
        if (Headline.Improvement(evaluation) is { } share)
            yield return (
                Digits.Percent(Math.Abs(share), 0),
                share >= 0 ? "less" : "more",
                "mean absolute error than the baseline"
            );
        yield return (Digits.Significant(best.Test.Rmse, 3), words.Unit, "root mean squared error (RMSE)");
        if (best.Test.R2 is { } r2)
            yield return (Digits.Fixed(r2, 3), "", "coefficient of determination (R²)");
    }

    void WriteSplit(HtmlPage page)
    {
        var split = evaluation.Split;
        page.Heading(2, "What was trained and tested")
            .Paragraph(
                $"Every family was trained on the same {words.Rows(split.TrainRows)}{Span(split.TrainFrom, split.TrainTo)} and tested on "
                    + $"{words.Rows(split.TestRows)}{Span(split.TestFrom, split.TestTo)} that it had not seen. "
                    + $"The split: {split.Rule}. All that is random started from seed {evaluation.Seed}."
            );
    }

    void WriteOthers(HtmlPage page)
    {
        var others = sorted.Where(x => x.Family != evaluation.Best).ToList();
        if (others.Count == 0)
            return;
        page.Heading(2, "The other families");
        foreach (var family in others)
            page.Details(
                3,
                family.Title,
                $"RMSE {words.Amount(family.Test.Rmse, 3)}",
                x => sections[family.Family].Write(x, 4)
            );
    }

    static string Span(DateOnly? from, DateOnly? to) =>
        from is { } first && to is { } last ? $" ({Vocabulary.InWords(first)} to {Vocabulary.InWords(last)})" : "";
}
