using MlPipeline.Models.Common;
using MlPipeline.Reports.Html;

namespace MlPipeline.Reports;

/// <summary>The coefficients of a family that has them, the clearest first.</summary>
static class CoefficientTable
{
    /// <summary>From this number of coefficients on the table is folded away.</summary>
    public const int Long = 12;

    /// <summary>The table.</summary>
    public static HtmlTable Of(IReadOnlyList<Coefficient> coefficients, Vocabulary words) =>
        new(
            $"Coefficients, the most significant first. Estimates {words.InUnit} per unit of the feature.",
            [new("Feature", HtmlColumnKind.Text), new("Estimate"), new("Standard error"), new("t"), new("p")],
            [
                .. coefficients
                    .OrderByDescending(x => double.IsFinite(x.T) ? Math.Abs(x.T) : -1)
                    .ThenBy(x => x.Feature, StringComparer.Ordinal)
                    .Select(x =>
                    {
                        // What the standard error leaves open is not worth a digit.
                        var decimals = Digits.For([x.StandardError], significant: 2);
                        return new HtmlRow([
                            x.Feature,
                            Digits.Fixed(x.Estimate, decimals),
                            Digits.Fixed(x.StandardError, decimals),
                            Digits.Fixed(x.T, 2),
                            Digits.Probability(x.P),
                        ]);
                    }),
            ]
        );
}
