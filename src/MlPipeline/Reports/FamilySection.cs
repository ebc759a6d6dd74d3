using MlPipeline.Pipelines;
using MlPipeline.Reports.Html;
using MlPipeline.Reports.Plots;

namespace MlPipeline.Reports;

/// <summary>All that the report shows of one family.</summary>
sealed class FamilySection
{
    readonly FamilyEvaluation _family;
    readonly Vocabulary _words;
    readonly TestSeries _series;
    readonly IReadOnlyList<PlotImage> _overTime;
    readonly IReadOnlyList<PlotImage> _errors;
    readonly IReadOnlyList<PlotImage> _groups;
    readonly PlotImage? _importance;
    readonly IReadOnlyList<PlotImage> _dependence;

    /// <summary>Draws the family's plots.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="family">The family.</param>
    /// <param name="prefix">What the names of its plots begin with.</param>
    /// <param name="words">The words of the evaluation.</param>
    public FamilySection(Evaluation evaluation, FamilyEvaluation family, string prefix, Vocabulary words)
    {
        _family = family;
        _words = words;
        _series = new TestSeries(evaluation, family);
        var what = $"{family.Title}: actual and predicted {evaluation.Label}";
        _overTime =
        [
            ActualOverTimePlot.Draw($"{prefix}-actual-over-time", what, _series, words),
            .. ActualOverTimePlot.DrawCloseUp($"{prefix}-actual-close-up", _series, words) is { } close
                ? (PlotImage[])[close]
                : [],
        ];
        _errors =
        [
            ActualAgainstPredictedPlot.Draw($"{prefix}-actual-against-predicted", _series, words),
            ErrorHistogramPlot.Draw($"{prefix}-error-histogram", _series, words),
            ErrorsOverTimePlot.Draw($"{prefix}-errors-over-time", _series, words),
        ];
        var interpretation = family.Interpretation;
        _groups =
        [
            .. interpretation
                .Errors.Where(x => x.Groups.Count > 0)
                .Select((x, i) => ErrorGroupPlot.Draw($"{prefix}-error-by-group-{i + 1}", x, family.Test.Mae, words)),
        ];
        if (interpretation.Importance.Count > 0)
            _importance = ImportancePlot.Draw($"{prefix}-importance", interpretation.Importance, words);
        var limits = DependencePlot.Limits(interpretation.Dependence);
        _dependence =
        [
            .. interpretation
                .Dependence.Where(x => x.Values.Count > 0)
                .Select((x, i) => DependencePlot.Draw($"{prefix}-dependence-{i + 1}", x, limits, words)),
        ];
    }

    /// <summary>The plots that it shows.</summary>
    public IEnumerable<PlotImage> Plots =>
        [
            .. _overTime,
            .. _errors,
            .. _groups,
            .. _importance is null ? [] : (PlotImage[])[_importance],
            .. _dependence,
        ];

    /// <summary>Writes the section below a heading of the level above <paramref name="level"/>.</summary>
    public void Write(HtmlPage page, int level)
    {
        page.Paragraph(_family.Fit.Sentence)
            .Table(FamilyTable.Scores(_family, _words))
            .Plots(_overTime)
            .Heading(level, "Where it errs")
            .Note(
                "Errors are predicted minus actual: above zero the model predicted too much. "
                    + ErrorHistogramPlot.Spread(_series.SortedErrors, _words)
            )
            .Plots([.. _errors, .. _groups])
            .Table(LargestErrors.Of(_series, _words));
        WriteInterpretation(page, level);
    }

    void WriteInterpretation(HtmlPage page, int level)
    {
        page.Heading(level, "What drives its predictions");
        if (_importance is null && _dependence.Count == 0 && _family.Interpretation.Coefficients.Count == 0)
            page.Note("There is nothing to tell: no importance was measured and it has no coefficients.");
        if (_importance is not null)
            page.Note(
                    "The longer the bar, the more the model relies on the feature. Features that say the same share their importance."
                )
                .Plots(_importance);
        if (_dependence.Count > 0)
            page.Note(
                    "How the mean prediction changes with the most important features, all else equal. All plots have the same vertical scale."
                )
                .Plots(_dependence);
        var coefficients = _family.Interpretation.Coefficients;
        if (coefficients.Count == 0)
            return;
        var table = CoefficientTable.Of(coefficients, _words);
        if (coefficients.Count < CoefficientTable.Long)
            page.Table(table);
        else
            page.Details(level, "Coefficients", Digits.Count(coefficients.Count), x => x.Table(table));
    }
}
