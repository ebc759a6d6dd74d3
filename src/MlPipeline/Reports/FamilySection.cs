using MlPipeline.Pipelines;
using MlPipeline.Reports.Html;
using MlPipeline.Reports.Plots;

namespace MlPipeline.Reports;

/// <summary>All that the report shows of one family.</summary>
sealed class FamilySection
{
    readonly FamilyEvaluation family;
    readonly Vocabulary words;
    readonly TestSeries series;
    readonly IReadOnlyList<PlotImage> overTime;
    readonly IReadOnlyList<PlotImage> errors;
    readonly IReadOnlyList<PlotImage> groups;
    readonly IReadOnlyList<PlotImage> importance;
    readonly IReadOnlyList<PlotImage> dependence;
    readonly string? dominant;

    /// <summary>Draws the family's plots.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="family">The family.</param>
    /// <param name="prefix">What the names of its plots begin with.</param>
    /// <param name="words">The words of the evaluation.</param>
    public FamilySection(Evaluation evaluation, FamilyEvaluation family, string prefix, Vocabulary words)
    {
        this.family = family;
        this.words = words;
        series = new TestSeries(evaluation, family);
        var what = $"{family.Title}: actual and predicted {evaluation.Label}";
        overTime =
        [
            ActualOverTimePlot.Draw($"{prefix}-actual-over-time", what, series, words),
            .. ActualOverTimePlot.DrawCloseUp($"{prefix}-actual-close-up", series, words) is { } close
                ? (PlotImage[])[close]
                : [],
        ];
        errors =
        [
            ActualAgainstPredictedPlot.Draw($"{prefix}-actual-against-predicted", series, words),
            ErrorHistogramPlot.Draw($"{prefix}-error-histogram", series, words),
            ErrorsOverTimePlot.Draw($"{prefix}-errors-over-time", series, words),
        ];
        var interpretation = family.Interpretation;
        groups =
        [
            .. interpretation
                .Errors.Where(x => x.Groups.Count > 0)
                .Select((x, i) => ErrorGroupPlot.Draw($"{prefix}-error-by-group-{i + 1}", x, family.Test.Mae, words)),
        ];
        dominant = ImportancePlot.Dominant(interpretation.Importance);
        importance =
        [
            .. interpretation.Importance.Count > 0
                ? (PlotImage[])[ImportancePlot.Draw($"{prefix}-importance", interpretation.Importance, words)]
                : [],
            .. dominant is null
                ? []
                : (PlotImage[])
                    [
                        ImportancePlot.DrawWithout(
                            dominant,
                            $"{prefix}-importance-others",
                            interpretation.Importance,
                            words
                        ),
                    ],
        ];
        var curves = interpretation.Dependence.Where(x => x.Values.Count > 0).ToList();
        // A feature that dominates would flatten the curves of all others.
        var limits = DependencePlot.Limits(curves.Where(x => x.Feature != dominant));
        dependence =
        [
            .. curves.Select(
                (x, i) =>
                    DependencePlot.Draw(
                        $"{prefix}-dependence-{i + 1}",
                        x,
                        x.Feature == dominant ? DependencePlot.Limits([x]) : limits,
                        words
                    )
            ),
        ];
    }

    /// <summary>The plots that it shows.</summary>
    public IEnumerable<PlotImage> Plots => [.. overTime, .. errors, .. groups, .. importance, .. dependence];

    /// <summary>Writes the section below a heading of the level above <paramref name="level"/>.</summary>
    public void Write(HtmlPage page, int level)
    {
        page.Paragraph(family.Fit.Sentence)
            .Table(FamilyTable.Scores(family, words))
            .Plots(overTime)
            .Heading(level, "Where it errs")
            .Note(
                "Errors are predicted minus actual: above zero the model predicted too much. "
                    + ErrorHistogramPlot.Spread(series.SortedErrors, words)
            )
            .Plots([.. errors, .. groups])
            .Table(LargestErrors.Of(series, words));
        WriteInterpretation(page, level);
    }

    void WriteInterpretation(HtmlPage page, int level)
    {
        page.Heading(level, "What drives its predictions");
        if (importance.Count == 0 && dependence.Count == 0 && family.Interpretation.Coefficients.Count == 0)
            page.Note("There is nothing to tell: no importance was measured and it has no coefficients.");
        if (importance.Count > 0)
            page.Note(
                    "The longer the bar, the more the model relies on the feature. Features that say the same share their importance."
                )
                .Plots(importance);
        if (dependence.Count > 0)
            page.Note(
                    "How the mean prediction changes with the most important features, all else equal. "
                        + (
                            dominant is null
                                ? "All plots have the same vertical scale."
                                : $"All plots have the same vertical scale, but for {dominant}, whose range is far larger."
                        )
                )
                .Plots(dependence);
        var coefficients = family.Interpretation.Coefficients;
        if (coefficients.Count == 0)
            return;
        var table = CoefficientTable.Of(coefficients, words);
        if (coefficients.Count < CoefficientTable.Long)
            page.Table(table);
        else
            page.Details(level, "Coefficients", Digits.Count(coefficients.Count), x => x.Table(table));
    }
}
