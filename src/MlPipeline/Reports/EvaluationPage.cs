using MlPipeline.Pipelines;
using MlPipeline.Reports.Html;
using MlPipeline.Reports.Plots;

namespace MlPipeline.Reports;

/// <summary>The page of an evaluation: the result first, then the comparison, the best family, and the others.</summary>
sealed class EvaluationPage
{
    readonly Evaluation _evaluation;
    readonly Vocabulary _words;
    readonly IReadOnlyList<FamilyEvaluation> _sorted;
    readonly Dictionary<string, FamilySection> _sections;
    readonly PlotImage _comparison;

    /// <summary>Draws all plots.</summary>
    public EvaluationPage(Evaluation evaluation)
    {
        _evaluation = evaluation;
        _words = new Vocabulary(evaluation);
        _sorted = [.. evaluation.Families.OrderBy(x => x.Test.Rmse).ThenBy(x => x.Family, StringComparer.Ordinal)];
        var names = new PlotNames();
        _comparison = FamilyComparisonPlot.Draw(names.For("families"), _sorted, evaluation, _words);
        _sections = _sorted.ToDictionary(
            x => x.Family,
            x => new FamilySection(evaluation, x, names.For(x.Family), _words)
        );
    }

    /// <summary>All plots on the page.</summary>
    public IEnumerable<PlotImage> Plots => [_comparison, .. _sorted.SelectMany(x => _sections[x.Family].Plots)];

    /// <summary>The page as HTML.</summary>
    public string Html()
    {
        var best = Headline.Best(_evaluation);
        var page = new HtmlPage($"{_evaluation.Project}: evaluation of {_evaluation.Label}")
            .Headline(
                $"{_evaluation.Project} · evaluation report",
                Headline.Sentence(_evaluation, _words),
                Headline.Lead(_evaluation, _words)
            )
            .Figures(Figures(best));
        WriteSplit(page);
        page.Heading(2, "The families compared")
            .Note("Left is better. The distance between the two dots of a family is what it loses on new rows.")
            .Plots(_comparison)
            .Table(FamilyTable.All(_evaluation, _sorted, _words))
            .Heading(2, $"The best family: {best.Title}");
        _sections[best.Family].Write(page, 3);
        WriteOthers(page);
        return page.Heading(2, "Glossary").Definitions(Glossary.Entries).ToString();
    }

    IEnumerable<(string, string, string)> Figures(FamilyEvaluation best)
    {
        yield return (Digits.Significant(best.Test.Mae, 3), _words.Unit, "mean absolute error (MAE)");
        if (Headline.Improvement(_evaluation) is { } share)
            yield return (
                Digits.Percent(Math.Abs(share), 0),
                share >= 0 ? "less" : "more",
                "mean absolute error than the baseline"
            );
        yield return (Digits.Significant(best.Test.Rmse, 3), _words.Unit, "root mean squared error (RMSE)");
        if (best.Test.R2 is { } r2)
            yield return (Digits.Fixed(r2, 3), "", "coefficient of determination (R²)");
    }

    void WriteSplit(HtmlPage page)
    {
        var split = _evaluation.Split;
        page.Heading(2, "What was trained and tested")
            .Paragraph(
                $"Every family was trained on the same {_words.Rows(split.TrainRows)}{Span(split.TrainFrom, split.TrainTo)} and tested on "
                    + $"{_words.Rows(split.TestRows)}{Span(split.TestFrom, split.TestTo)} that it had not seen. "
                    + $"The split: {split.Rule}. All that is random started from seed {_evaluation.Seed}."
            );
    }

    void WriteOthers(HtmlPage page)
    {
        var others = _sorted.Where(x => x.Family != _evaluation.Best).ToList();
        if (others.Count == 0)
            return;
        page.Heading(2, "The other families");
        foreach (var family in others)
            page.Details(
                3,
                family.Title,
                $"RMSE {_words.Amount(family.Test.Rmse, 3)}",
                x => _sections[family.Family].Write(x, 4)
            );
    }

    static string Span(DateOnly? from, DateOnly? to) =>
        from is { } first && to is { } last ? $" ({Vocabulary.InWords(first)} to {Vocabulary.InWords(last)})" : "";
}
