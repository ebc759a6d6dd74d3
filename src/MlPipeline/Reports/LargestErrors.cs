using MlPipeline.Reports.Html;

namespace MlPipeline.Reports;

/// <summary>The test rows that a family missed by most: where to look for what it does not know.</summary>
static class LargestErrors
{
    const int Most = 10;

    /// <summary>The table.</summary>
    public static HtmlTable Of(TestSeries series, Vocabulary words)
    {
        var worst = series.Rows.OrderByDescending(x => Math.Abs(x.Error)).ThenBy(x => x.X).Take(Most).ToList();
        var decimals = Digits.For(worst.SelectMany(x => (double[])[x.Actual, x.Predicted, x.Error]));
        return new(
            $"The largest errors. All figures {words.InUnit}.",
            [
                new(series.Dated ? "Day" : "Row", HtmlColumnKind.Text),
                new("Actual"),
                new("Predicted"),
                new("Predicted − actual"),
            ],
            [
                .. worst.Select(x => new HtmlRow([
                    series.Dated && Vocabulary.Day(x.Key) is { } day
                        ? $"{day.DayOfWeek}, {Vocabulary.InWords(day)}"
                        : x.Key,
                    Digits.Fixed(x.Actual, decimals),
                    Digits.Fixed(x.Predicted, decimals),
                    Digits.Fixed(x.Error, decimals),
                ])),
            ]
        );
    }
}
