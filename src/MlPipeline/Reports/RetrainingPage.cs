using System.Globalization;
using MlPipeline.Drift;
using MlPipeline.Pipelines;
using MlPipeline.Pipelines.Retraining;
using MlPipeline.Reports.Html;
using MlPipeline.Reports.Plots;

namespace MlPipeline.Reports;

/// <summary>The page of a retraining: the decision first, then each gate, what has drifted, and the two models on the same rows.</summary>
sealed class RetrainingPage
{
    /// <summary>More plots of drifted fields would say the same again.</summary>
    const int MostFields = 6;

    readonly RetrainingDecision decision;
    readonly Vocabulary words;
    readonly IReadOnlyList<PlotImage> fields;
    readonly List<PlotImage> contest = [];

    /// <summary>Draws all plots.</summary>
    public RetrainingPage(RetrainingResult result, MlProject project)
    {
        decision = result.Decision;
        words = new Vocabulary(project.Label.Name, project.Label.Unit, project.Date is not null);
        var trial = result.Trial;
        var names = new PlotNames();
        fields =
        [
            .. Outcomes()
                .Concat(decision.Drift?.Fields.Select(x => (Title: x.Field, Drift: x)) ?? [])
                .Where(x => x.Drift.Verdict == DriftVerdict.Drifted)
                .Take(MostFields)
                .Select(x => DistributionPlot.Draw(names.For($"drift-{x.Title}"), x.Title, x.Drift))
                .OfType<PlotImage>(),
        ];
        if (trial.Scores is not { } scores)
            return;
        var days = project.Date is { } date ? trial.Split!.Test.Date(date) : null;
        contest.Add(
            ContestPlot.Draw(
                "errors-over-time",
                days is null ? null : [.. Enumerable.Range(0, days.Count).Select(x => days[x]!.Value)],
                trial.Labels,
                trial.ChampionPredictions,
                trial.CandidatePredictions,
                project.Retraining.BlockRows,
                words
            )
        );
        contest.Add(
            SliceComparisonPlot.Draw(
                "slices",
                scores,
                [.. trial.Slices.Where(x => x.Scores.Rows >= project.Retraining.MinimumSliceRows)],
                words
            )
        );
    }

    /// <summary>All plots on the page.</summary>
    public IEnumerable<PlotImage> Plots => [.. fields, .. contest];

    /// <summary>The page as HTML.</summary>
    public string Html()
    {
        var page = new HtmlPage($"{decision.Project}: retraining of {decision.Request.Alias}")
            .Headline($"{decision.Project} · retraining", decision.Summary, Lead())
            .Figures(Figures())
            .Heading(2, "Gate by gate")
            .Note("The first gate that is not passed ends a retraining, and the champion stays.")
            .Table(Gates());
        WriteDrift(page);
        WriteContest(page);
        return page.Heading(2, "Origin").Table(Origin()).ToString();
    }

    string Lead()
    {
        var champion = decision.Champion;
        var until = champion.LastDate is { } last ? $", trained on data to {Vocabulary.InWords(last)}" : "";
        var added =
            decision.NewRows == 0
                ? "There are no new rows since."
                : $"There are {Digits.Count(decision.NewRows)} new rows since"
                    + (decision.Data.LastDate is { } to ? $", to {Vocabulary.InWords(to)}" : "")
                    + (
                        decision.NewRowsWithoutLabel > 0
                            ? $"; {Digits.Count(decision.NewRowsWithoutLabel)} have no label yet."
                            : "."
                    );
        return $"The champion is version {champion.Version} ({champion.Family}){until}. {added}"
            + (decision.Request.IsDryRun ? " This was a dry run: the registry was left alone." : "");
    }

    IEnumerable<(string, string, string)> Figures()
    {
        if (decision.Drift is { } drift)
            yield return (
                Digits.Count(drift.Fields.Count(x => x.Verdict == DriftVerdict.Drifted)),
                $"of {drift.Fields.Count}",
                "fields have drifted"
            );
        if (decision.Scores is { } scores)
        {
            yield return (Digits.Fixed(scores.Champion, 3), words.Unit, "champion’s error (RMSE)");
            yield return (Digits.Fixed(scores.Candidate, 3), words.Unit, "candidate’s error on the same rows");
            yield return (
                Digits.Percent(Math.Abs(scores.Difference) / scores.Champion, 1),
                scores.Difference <= 0 ? "less" : "more",
                "error of the candidate"
            );
        }
    }

    HtmlTable Gates() =>
        new(
            "Every gate that was asked, in order.",
            [
                new("Gate", HtmlColumnKind.Text),
                new("Answer", HtmlColumnKind.Text),
                new("Found", HtmlColumnKind.Prose),
                new("Asked for", HtmlColumnKind.Prose),
            ],
            [
                .. decision.Gates.Select(x => new HtmlRow(
                    [x.Name, Answer(x.Verdict), x.Found, x.Limit],
                    Strong: x.Verdict is GateVerdict.Refused or GateVerdict.Inconclusive
                )),
            ]
        );

    void WriteDrift(HtmlPage page)
    {
        page.Heading(2, "What has drifted");
        if (decision.Drift is not { } drift)
        {
            page.Note("Nothing was checked: there are no new rows, or the champion’s package has no baseline.");
            return;
        }
        page.Paragraph(drift.Reason);
        foreach (var note in drift.Notes)
            page.Note(note);
        if (fields.Count > 0)
            page.Plots(fields);
        (string Title, FieldDrift Drift)[] shown =
        [
            .. Outcomes(),
            .. drift.Fields.Where(x => x.Verdict == DriftVerdict.Drifted).Select(x => (x.Field, x)),
        ];
        if (shown.Length > 0)
            page.Table(Fields(shown));
    }

    /// <summary>What the model says and how far it is off: nearer to the matter than any input.</summary>
    IEnumerable<(string Title, FieldDrift Drift)> Outcomes() =>
        new (string Title, FieldDrift? Drift)[]
        {
            ("error (predicted − actual)", decision.Drift?.Error),
            ($"label: {words.Label}", decision.Drift?.Label),
            ($"prediction of {words.Label}", decision.Drift?.Prediction),
        }
            .Where(x => x.Drift is not null)
            .Select(x => (x.Title, x.Drift!));

    static HtmlTable Fields(IEnumerable<(string Title, FieldDrift Drift)> fields) =>
        new(
            "Error, label and prediction, and the fields that have drifted; grey is training in the same seasons, orange is now.",
            [
                new("What", HtmlColumnKind.Text),
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
                .. fields.Select(x => new HtmlRow(
                    [x.Title, .. DriftCells.Of(x.Drift), x.Drift.Hint ?? ""],
                    Strong: x.Drift.Verdict == DriftVerdict.Drifted
                )),
            ]
        );

    void WriteContest(HtmlPage page)
    {
        page.Heading(2, "Champion and candidate on the same rows");
        if (decision.Scores is null)
        {
            page.Note("It did not come to that.");
            return;
        }
        page.Paragraph($"Fair to both: {decision.Comparison!.Rule}.").Plots(contest);
    }

    HtmlTable Origin() =>
        new(
            "Where this comes from.",
            [new("What", HtmlColumnKind.Text), new("Value", HtmlColumnKind.Prose)],
            [
                .. (
                    ((string What, string? Value)[])
                        [
                            ("Decided", decision.At.ToString("u", CultureInfo.InvariantCulture) + $" by {decision.By}"),
                            ("Asked by", decision.Request.Trigger == RetrainingTrigger.Drift ? "drift" : "schedule"),
                            ("Data (SHA-256)", decision.Data.Sha256),
                            ("Champion (SHA-256)", decision.Champion.Sha256),
                            ("New model (SHA-256)", decision.NewModel?.Sha256),
                            ("Seed", decision.Request.Seed.ToString(CultureInfo.InvariantCulture)),
                            (
                                "Commit",
                                decision.GitCommit is { } x ? x + (decision.GitDirty ? " with changes" : "") : null
                            ),
                        ]
                )
                    .Where(x => x.Value is not null)
                    .Select(x => new HtmlRow([x.What, x.Value!])),
            ]
        );

    static string Answer(GateVerdict verdict) =>
        verdict switch
        {
            GateVerdict.Passed => "passed",
            GateVerdict.Refused => "no",
            GateVerdict.Inconclusive => "inconclusive",
            _ => "not asked",
        };
}
