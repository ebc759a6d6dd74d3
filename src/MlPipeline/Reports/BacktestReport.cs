using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using MlPipeline.Pipelines.Backtesting;
using MlPipeline.Reports.Html;
using MlPipeline.Reports.Plots;

namespace MlPipeline.Reports;

/// <summary>The report of a backtest: <c>index.html</c> for people, <c>metrics.json</c> for programs, and the plot as a file.</summary>
public static class BacktestReport
{
    /// <summary>The plot inside of the report's folder.</summary>
    public const string Plot = $"{ReportFolder.Plots}/error-over-time.png";

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Writes the report. The same result gives the same bytes; a crash leaves the old report or the new one.</summary>
    /// <returns>The full path of <c>index.html</c>.</returns>
    /// <exception cref="InputException">The folder cannot be written, or holds files that are not a report's.</exception>
    public static string Write(BacktestResult result, string folder)
    {
        var words = new Vocabulary(result.Label, result.Unit, rowsAreDays: true);
        var plot = StrategiesPlot.Draw("error-over-time", result, words);
        return ReportFolder.Replace(
            folder,
            [
                new(Plot, plot.Png),
                new(ReportFolder.Metrics, JsonSerializer.SerializeToUtf8Bytes(result, Json)),
                new(ReportFolder.Index, Encoding.UTF8.GetBytes(Html(result, plot, words))),
            ]
        );
    }

    /// <summary>One sentence: what retraining on drift brings, and what it costs.</summary>
    public static string Headline(BacktestResult result)
    {
        var drift = result.Strategies[^1];
        var never = result.Strategies[0];
        var every = result.Strategies[1];
        return $"Retrained on drift, the error is {Digits.Percent(1 - drift.MeanRmse / never.MeanRmse, 0)} lower than never retrained, "
            + $"and {Against(drift.MeanRmse / every.MeanRmse - 1)} retrained {every.Title.ToLowerInvariant()}, with {drift.Trainings} trainings in place of {every.Trainings}";
    }

    static string Against(double share) =>
        $"{Digits.Percent(Math.Abs(share), 1)} {(share < 0 ? "lower" : "higher")} than";

    static string Html(BacktestResult result, PlotImage plot, Vocabulary words)
    {
        var period = result.Every.ToString().ToLowerInvariant();
        var page = new HtmlPage($"{result.Project}: backtest of {result.Label}")
            .Headline(
                $"{result.Project} · backtest",
                $"{Headline(result)}.",
                $"Replayed {period} by {period} from {result.Periods[0].Name} to {result.Periods[^1].Name}, each with the model that was there when it began, "
                    + $"trained on nothing but what was known by then. Family: {result.Family}, seed {result.Seed}."
            )
            .Plots(plot)
            .Heading(2, "The strategies")
            .Table(Table(result, words))
            .Heading(2, "What retraining on drift decided")
            .Note($"The answer at the start of each {period}: which gate let a new model in, or kept it out.")
            .Table(Decisions(result));
        return page.ToString();
    }

    static HtmlTable Table(BacktestResult result, Vocabulary words)
    {
        var every = result.Strategies[1];
        return new(
            $"Mean of the RMSE over {result.Periods.Count} periods, {words.InUnit}. Trainings: models that were trained on all that was known and put to use; candidates: those that were trained beside them, to compare.",
            [
                new("Retrained", HtmlColumnKind.Text),
                new("Mean RMSE"),
                new($"Against {every.Title.ToLowerInvariant()}"),
                new("Against never"),
                new("Trainings"),
                new("Candidates"),
            ],
            [
                .. result.Strategies.Select(x => new HtmlRow(
                    [
                        x.Title,
                        Digits.Fixed(x.MeanRmse, 3),
                        Change(x.MeanRmse / every.MeanRmse - 1),
                        Change(x.MeanRmse / result.Strategies[0].MeanRmse - 1),
                        Digits.Count(x.Trainings),
                        Digits.Count(x.Candidates),
                    ],
                    Strong: x == result.Strategies[^1]
                )),
            ]
        );
    }

    static HtmlTable Decisions(BacktestResult result)
    {
        var drift = result.Strategies[^1];
        return new(
            "Period by period.",
            [
                new("Period", HtmlColumnKind.Text),
                new("RMSE"),
                new("Candidates"),
                new("New model", HtmlColumnKind.Text),
                new("Why", HtmlColumnKind.Prose),
            ],
            [
                .. result.Periods.Zip(
                    drift.Periods,
                    (period, x) =>
                        new HtmlRow(
                            [
                                period.Name,
                                Digits.Fixed(x.Rmse, 3),
                                Digits.Count(x.Candidates),
                                x.IsNew ? "yes" : "",
                                x.Why,
                            ],
                            Strong: x.IsNew
                        )
                ),
            ]
        );
    }

    static string Change(double share) => $"{(share > 0 ? "+" : "")}{Digits.Percent(share, 1)}";
}
