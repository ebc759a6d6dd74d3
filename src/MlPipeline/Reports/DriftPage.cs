using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using MlPipeline.Drift;
using MlPipeline.Reports.Html;
using MlPipeline.Reports.Plots;

namespace MlPipeline.Reports;

/// <summary>
/// The report of a drift check: <c>index.html</c> for people, with everything in one file; <c>metrics.json</c> for programs;
/// and the plots as <c>plots/*.png</c>.
/// </summary>
public sealed class DriftPage
{
    // A figure of no rows is no number.
    static readonly JsonSerializerOptions MetricsOptions = new(PackageJson.Options)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>More plots nobody looks at; the table has all fields.</summary>
    const int MostPlots = 12;

    readonly DriftReport report;
    readonly DriftSubject subject;
    readonly IReadOnlyList<(string Name, FieldDrift Drift)> outcomes;
    readonly IReadOnlyList<PlotImage> drifted;
    readonly IReadOnlyList<PlotImage> others;

    DriftPage(DriftReport report, DriftSubject subject)
    {
        this.report = report;
        this.subject = subject;
        outcomes =
        [
            .. new[] { ("prediction", report.Prediction), ("label", report.Label), ("error", report.Error) }
                .Where(x => x.Item2 is not null)
                .Select(x => (x.Item1, x.Item2!)),
        ];
        var names = new PlotNames();
        (string Title, FieldDrift Drift)[] all =
        [
            .. outcomes.Select(x => ($"{x.Name} of {x.Drift.Field}", x.Drift)),
            .. report.Fields.Select(x => (x.Field, x)),
        ];
        drifted = Plots(all.Where(x => x.Drift.Verdict == DriftVerdict.Drifted).Take(MostPlots), names);
        others = Plots(all.Where(x => x.Drift.Verdict != DriftVerdict.Drifted).Take(MostPlots), names);
    }

    /// <summary>Writes the report. The same check gives the same bytes; a crash leaves the old report or the new one.</summary>
    /// <returns>The full path of <c>index.html</c>.</returns>
    /// <exception cref="InputException">The folder cannot be written, or holds files that are not a report's.</exception>
    public static string Write(DriftReport report, DriftSubject subject, string folder)
    {
        var page = new DriftPage(report, subject);
        return ReportFolder.Replace(
            folder,
            [
                .. page
                    .drifted.Concat(page.others)
                    .Select(x => new ReportFile($"{ReportFolder.Plots}/{x.Name}.png", x.Png)),
                new(ReportFolder.Metrics, JsonSerializer.SerializeToUtf8Bytes(report, MetricsOptions)),
                new(ReportFolder.Index, Encoding.UTF8.GetBytes(page.Html())),
            ]
        );
    }

    string Html()
    {
        var page = new HtmlPage($"{subject.Project}: drift")
            .Headline($"{subject.Project} · drift report", Headline(), Lead())
            .Figures(Figures());
        foreach (var note in report.Notes)
            page.Note(note);
        if (drifted.Count > 0)
            page.Heading(2, "What has drifted")
                .Note("Grey is how it was in training in the same seasons, orange how it is now.")
                .Plots(drifted);
        page.Heading(2, "All that was compared").Table(Table());
        if (others.Count > 0)
            page.Details(
                3,
                "What has not drifted, in plots",
                others.Count == MostPlots ? $"the {MostPlots} that come nearest to it" : null,
                x => x.Plots(others)
            );
        return page.Heading(2, "How to read this").Definitions(Terms).ToString();
    }

    string Headline() =>
        report.Verdict switch
        {
            DriftVerdict.Drifted => "The new data have drifted from what the model was trained on",
            DriftVerdict.Inconclusive => "There is too little to tell whether the data have drifted",
            _ => "The new data are like those that the model was trained on",
        };

    string Lead()
    {
        var days = report is { FirstDate: { } first, LastDate: { } last }
            ? $" from {Vocabulary.InWords(first)} to {Vocabulary.InWords(last)}"
            : "";
        var baseline = subject.Baseline;
        var training = baseline is { FirstDate: { } from, LastDate: { } to }
            ? $" from {Vocabulary.InWords(from)} to {Vocabulary.InWords(to)}"
            : "";
        return $"{report.Reason} {Count(report.Rows)} new rows{days} were compared with {Count(baseline.Rows)} rows{training} "
            + $"that version {subject.Model.Number} ({subject.Model.Family}) was trained on{Season(baseline.Seasonality)}.";
    }

    IEnumerable<(string, string, string)> Figures()
    {
        var fields = report.Fields.Count(x => x.Verdict == DriftVerdict.Drifted);
        yield return (Count(fields), $"of {report.Fields.Count}", "inputs have drifted");
        foreach (var (name, drift) in outcomes)
            yield return (drift.Verdict.ToString().ToLowerInvariant(), "", name);
        yield return (Count(report.Rows), "rows", "were looked at");
    }

    HtmlTable Table() =>
        new(
            "Inputs, and what is known of prediction, label and error. Distances of numbers are in standard deviations.",
            [
                new("Field", HtmlColumnKind.Text),
                new("Mean then"),
                new("Mean now"),
                new("Distance"),
                new("Limit"),
                new("p, adjusted"),
                new("PSI"),
                new("Missing"),
                new("What happened", HtmlColumnKind.Prose),
            ],
            [
                .. outcomes
                    .Select(x => (x.Name, x.Drift))
                    .Concat(report.Fields.Select(x => (Name: x.Field, Drift: x)))
                    .Select(x => new HtmlRow(
                        [x.Name, .. DriftCells.Of(x.Drift), x.Drift.Hint ?? ""],
                        x.Drift.Verdict switch
                        {
                            DriftVerdict.Drifted => "drifted",
                            DriftVerdict.Inconclusive => "too few",
                            _ => null,
                        },
                        Strong: x.Drift.Verdict == DriftVerdict.Drifted
                    )),
            ]
        );

    static IReadOnlyList<PlotImage> Plots(IEnumerable<(string Title, FieldDrift Drift)> fields, PlotNames names) =>
        [.. fields.Select(x => DistributionPlot.Draw(names.For(x.Title), x.Title, x.Drift)).OfType<PlotImage>()];

    static string Season(Seasonality seasonality) =>
        seasonality == Seasonality.None ? "" : $", each with the same {seasonality.ToString().ToLowerInvariant()}";

    static string Count(long count) => count.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);

    static readonly (string, string)[] Terms =
    [
        (
            "Distance",
            "How far the values are from the most similar year of the same season in training. Numbers: the Wasserstein distance, how far values must move on average, in standard deviations of the training data. Categories: the Jensen–Shannon distance, 0 for the same shares and 1 for no category in common. Where training has at most 1,000 rows, the value of a test instead."
        ),
        (
            "Limit",
            "The distance from which on a difference matters: at least 0.1, and more where the years of training differ among themselves."
        ),
        (
            "p, adjusted",
            "How probable a difference as large is by chance, given that days that follow each other are alike, and that many fields are looked at (Benjamini and Hochberg). A field has drifted below 0.05 and from the limit on."
        ),
        (
            "PSI",
            "Population stability index on tenths of the training data. With few rows it is large without any drift; it decides nothing here."
        ),
        ("Missing", "The share of rows without a value, in training and now."),
        ("Error", "Prediction − label, compared with the errors on rows that were held out in training."),
    ];
}
