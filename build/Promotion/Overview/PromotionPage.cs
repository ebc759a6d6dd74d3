using System.Globalization;
using System.Net;
using System.Text;
using Delivery.Deployment;
using Delivery.Promotion.Ledger;

namespace Delivery.Promotion.Overview;

/// <summary>
/// The environments on one page that is complete in itself: a board of what runs where with which evidence, and below it how
/// it came there. No scripts, nothing from elsewhere, light and dark, wide and narrow.
/// </summary>
public static class PromotionPage
{
    const int ShortDigest = 19;
    const int ShortCommit = 7;

    // The colours of Okabe and Ito, which most colour-blind readers can tell apart; every colour stands beside a word.
    const string Style = """
        :root { color-scheme: light dark; --text: #1b1f24; --faint: #57606a; --page: #fff; --panel: #f3f5f7; --line: #d0d7de; --good: #00704f; --bad: #b83e00; --warn: #8a5a00; }
        @media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --faint: #9aa4af; --page: #0f1419; --panel: #1a2129; --line: #3a434d; --good: #2fc298; --bad: #ff8c4a; --warn: #e0b050; } }
        * { box-sizing: border-box; }
        body { margin: 2rem auto; padding: 0 1rem; max-width: 76rem; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
        h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; } .faint { color: var(--faint); } p { margin: .2rem 0; }
        code { font: .85em/1.4 ui-monospace, monospace; overflow-wrap: anywhere; } a { color: inherit; }
        .good { color: var(--good); } .bad { color: var(--bad); } .warn { color: var(--warn); } .good, .bad, .warn { font-weight: 600; }
        .board { display: flex; gap: 1.6rem; margin-top: 1.2rem; align-items: stretch; }
        .card { position: relative; flex: 1 1 0; min-width: 0; padding: .9rem 1rem; background: var(--panel); border: 1px solid var(--line); border-radius: 8px; }
        .card + .card::before { content: "→"; position: absolute; left: -1.35rem; top: 50%; transform: translateY(-50%); color: var(--faint); }
        .card h3 { margin: 0; font-size: 1rem; display: flex; justify-content: space-between; gap: .5rem; } .version { font-size: 1.35rem; margin: .2rem 0; overflow-wrap: anywhere; }
        ul { list-style: none; margin: .5rem 0 0; padding: 0; } li { padding: .1rem 0; }
        .timeline { border-left: 2px solid var(--line); padding-left: 1.1rem; }
        .timeline > li { position: relative; padding: .35rem 0; } .timeline > li::before { content: ""; position: absolute; left: -1.5rem; top: .85rem; width: .6rem; height: .6rem; border-radius: 50%; background: var(--line); }
        summary { cursor: pointer; } summary time { color: var(--faint); font-variant-numeric: tabular-nums; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .4rem 0 .6rem; font-size: .92rem; } dt { color: var(--faint); } dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
        .note { padding: .6rem .9rem; margin-top: 1rem; border: 1px solid var(--bad); border-radius: 8px; }
        @media (max-width: 46rem) { .board { flex-direction: column; } .card + .card::before { content: "↓"; left: 50%; top: -1.45rem; transform: none; } dl { grid-template-columns: 1fr; } dt { margin-top: .3rem; } }
        """;

    /// <summary>The page.</summary>
    public static string Of(PromotionOverview overview)
    {
        var deployed = overview.Environments.Where(x => x.Row.State != StatusRow.Local).ToList();
        var title = $"{overview.ImageName}: what runs where";
        var body = new StringBuilder();
        body.AppendLine(Invariant($"<h1>{Html(title)}</h1>"))
            .AppendLine(Invariant($"<p class=\"faint\">as it was on {Time(overview.At)} UTC</p>"));
        foreach (var environment in deployed.Where(x => x.LedgerProblem is not null))
            body.AppendLine(
                Invariant(
                    $"<p class=\"note\"><span class=\"bad\">The ledger of {Html(environment.Row.Environment)} cannot be trusted.</span> {Html(environment.LedgerProblem!)}</p>"
                )
            );
        body.AppendLine("<section class=\"board\" aria-label=\"Environments\">");
        foreach (var environment in deployed)
            Card(body, environment, overview.At);
        body.AppendLine("</section>").AppendLine("<h2>Timeline</h2>");
        Timeline(body, deployed);
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Html(title)}</title>
            <style>
            {Style}
            </style>
            </head>
            <body>
            {body}</body>
            </html>

            """;
    }

    static void Card(StringBuilder body, EnvironmentOverview environment, DateTimeOffset at)
    {
        var row = environment.Row;
        body.AppendLine("<article class=\"card\">")
            .AppendLine(
                Invariant(
                    $"<h3><span>{Html(row.Environment)}</span><span class=\"{ClassOf(row.State)}\">{Html(row.State)}</span></h3>"
                )
            );
        if (row.Version is { } version)
            body.AppendLine(Invariant($"<p class=\"version\">{Html(version)}</p>"));
        if (row.Digest is { } digest)
            body.AppendLine(
                Invariant($"<p><code title=\"{Html(digest)}\">{Html(Shortened(digest, ShortDigest))}</code></p>")
            );
        if (row.Commit is { } commit)
            body.AppendLine(
                Invariant(
                    $"<p class=\"faint\">commit <code title=\"{Html(commit)}\">{Html(Shortened(commit, ShortCommit))}</code></p>"
                )
            );
        if (row.Since is { } since)
            body.AppendLine(
                Invariant($"<p class=\"faint\">since {Time(since)} UTC, {StatusBoard.Age(at - since)}</p>")
            );
        var url = row.Url.ToString().TrimEnd('/');
        body.AppendLine(Invariant($"<p class=\"faint\"><a href=\"{Html(url)}\">{Html(url)}</a></p>"));
        if (row.Detail.Length > 0)
            body.AppendLine(Invariant($"<p class=\"warn\">{Html(row.Detail)}</p>"));
        if (Recorded(environment) is { } recorded)
            body.AppendLine(Invariant($"<p class=\"warn\">{Html(recorded)}</p>"));
        if (row.Evidence is { } evidence)
            Evidence(body, evidence);
        body.AppendLine("</article>");
    }

    static void Evidence(StringBuilder body, IReadOnlyList<StatusEvidence> evidence)
    {
        body.AppendLine("<ul aria-label=\"Evidence\">");
        foreach (var one in evidence)
            body.AppendLine(
                Invariant(
                    $"<li title=\"{Html(one.Detail)}\"><span class=\"{(one.IsGood ? "good" : "bad")}\">{(one.IsGood ? "✓" : "✗")} {Html(one.Name)}</span> {(one.IsGood ? "" : Html(one.State))}</li>"
                )
            );
        body.AppendLine("</ul>");
    }

    // The two records of what runs must agree: the runtime's and the ledger's.
    static string? Recorded(EnvironmentOverview environment)
    {
        var ledger = new LedgerReading(environment.Entries);
        return ledger.Unfinished is { } unfinished
                ? $"the way to {unfinished.Version} was begun on {Time(unfinished.Time)} UTC, and no end of it is known"
            : environment.Row.Digest is { } digest && ledger.Current is { } current && current.Digest != digest
                ? $"the ledger says {current.Version} ({Shortened(current.Digest, ShortDigest)})"
            : null;
    }

    static void Timeline(StringBuilder body, IReadOnlyList<EnvironmentOverview> environments)
    {
        var entries = environments.SelectMany(x => x.Entries).OrderByDescending(x => x.Time).ToList();
        if (entries.Count == 0)
        {
            body.AppendLine("<p class=\"faint\">Nothing has happened yet.</p>");
            return;
        }
        body.AppendLine("<ul class=\"timeline\">");
        foreach (var entry in entries)
        {
            body.AppendLine(
                Invariant(
                    $"<li><details><summary><time>{Time(entry.Time)}</time> {Html(entry.Environment)}: <span class=\"{ClassOf(entry.Event)}\">{Words(entry.Event)}</span> <b>{Html(entry.Version)}</b>{Html(entry.Reason is null ? "" : $" — {entry.Reason}")}</summary>"
                )
            );
            Details(body, entry);
            body.AppendLine("</details></li>");
        }
        body.AppendLine("</ul>");
    }

    static void Details(StringBuilder body, LedgerEntry entry)
    {
        body.AppendLine("<dl>");
        Item("who", entry.Who);
        Item("digest", entry.Digest);
        Item("replaces", entry.From);
        Item("commit", entry.Commit);
        Item("comes from", entry.Source);
        Item("plan", entry.Plan);
        Item("glass broken by", entry.BreakGlass);
        foreach (var approval in entry.Approvals)
            Item("approval", approval);
        foreach (var gate in entry.Evidence)
            Item("gate", gate);
        foreach (var (name, value) in entry.Configuration ?? new Dictionary<string, string>())
            Item(name, value);
        Item("line", $"{entry.Number.ToString(CultureInfo.InvariantCulture)}, written by {entry.Tool}");
        body.AppendLine("</dl>");

        void Item(string name, string? value)
        {
            if (value is not null)
                body.AppendLine(Invariant($"<dt>{Html(name)}</dt><dd>{Html(value)}</dd>"));
        }
    }

    static string Words(LedgerEvent what) =>
        what switch
        {
            LedgerEvent.Admitted => "let in",
            LedgerEvent.Verified => "verified",
            LedgerEvent.Failed => "failed",
            LedgerEvent.Restored => "restored",
            LedgerEvent.Lost => "lost",
            LedgerEvent.GoingBack => "going back to",
            _ => "rolled back to",
        };

    static string ClassOf(LedgerEvent what) =>
        what switch
        {
            LedgerEvent.Verified => "good",
            LedgerEvent.Failed or LedgerEvent.Lost => "bad",
            LedgerEvent.Admitted or LedgerEvent.GoingBack => "faint",
            _ => "warn",
        };

    static string ClassOf(string state) =>
        state switch
        {
            "healthy" => "good",
            "nothing" => "faint",
            "starting" => "warn",
            _ => "bad",
        };

    static string Shortened(string text, int length) => text.Length <= length ? text : text[..length];

    static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    static string Html(string text) => WebUtility.HtmlEncode(text);

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
