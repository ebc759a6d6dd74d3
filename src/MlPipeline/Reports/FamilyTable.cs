using MlPipeline.Models.Common;
using MlPipeline.Pipelines;
using MlPipeline.Reports.Html;

namespace MlPipeline.Reports;

/// <summary>The tables of scores.</summary>
static class FamilyTable
{
    /// <summary>All families, best first.</summary>
    public static HtmlTable All(Evaluation evaluation, IReadOnlyList<FamilyEvaluation> sorted, Vocabulary words)
    {
        var error = Digits.For(sorted.SelectMany(x => (double[])[x.Train.Rmse, x.Test.Rmse, x.Test.Mae]));
        return new(
            $"All families, the best first. RMSE, MAE and bias {words.InUnit}; all but the training RMSE on test rows. Over-fitting: the test RMSE as a multiple of the training RMSE.",
            [
                new("Family", HtmlColumnKind.Text),
                new("Features"),
                new("RMSE training"),
                new("RMSE test"),
                new("MAE"),
                new("R²"),
                new("MAPE"),
                new("Bias"),
                new("Over-fitting", HtmlColumnKind.Text),
            ],
            [
                .. sorted.Select(x => new HtmlRow(
                    [
                        x.Title,
                        Digits.Count(x.FeatureCount),
                        Digits.Fixed(x.Train.Rmse, error),
                        Digits.Fixed(x.Test.Rmse, error),
                        Digits.Fixed(x.Test.Mae, error),
                        Digits.Fixed(x.Test.R2, 3),
                        Digits.Percent(x.Test.Mape),
                        Digits.Fixed(x.Test.Bias, error),
                        x.Fit.Words,
                    ],
                    Mark(x, evaluation),
                    Strong: x.Family == evaluation.Best
                )),
            ]
        );
    }

    /// <summary>One family's scores on training and test rows.</summary>
    public static HtmlTable Scores(FamilyEvaluation family, Vocabulary words)
    {
        var decimals = Digits.For([family.Train.Rmse, family.Test.Rmse, family.Train.Mae, family.Test.Mae]);
        HtmlRow Row(string name, RegressionMetrics metrics) =>
            new([
                name,
                Digits.Count(metrics.Rows),
                Digits.Fixed(metrics.Rmse, decimals),
                Digits.Fixed(metrics.Mae, decimals),
                Digits.Fixed(metrics.R2, 3),
                Digits.Percent(metrics.Mape),
                Digits.Fixed(metrics.Bias, decimals),
            ]);
        return new(
            $"Scores of {family.Title}. RMSE, MAE and bias {words.InUnit}.",
            [
                new("Scored on", HtmlColumnKind.Text),
                new("Rows"),
                new("RMSE"),
                new("MAE"),
                new("R²"),
                new("MAPE"),
                new("Bias"),
            ],
            [Row("Training rows", family.Train), Row("Test rows", family.Test)]
        );
    }

    static string? Mark(FamilyEvaluation family, Evaluation evaluation) =>
        (family.Family == evaluation.Best, family.Family == evaluation.Baseline) switch
        {
            (true, true) => "best and baseline",
            (true, false) => "best",
            (false, true) => "baseline",
            _ => null,
        };
}
