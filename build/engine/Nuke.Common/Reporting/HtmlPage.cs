namespace Nuke.Common.Reporting;

/// <summary>A page that is complete in itself: no scripts, nothing from elsewhere, light and dark.</summary>
static class HtmlPage
{
    // The colours of Okabe and Ito, which most colour-blind readers can tell apart; every colour stands beside a word.
    const string Style = """
        :root { color-scheme: light dark; --text: #1b1f24; --faint: #57606a; --page: #ffffff; --panel: #f3f5f7; --line: #d0d7de;
          --done: #0072b2; --failed: #c14600; --kept: #007a5a; --other: #6e7781; }
        @media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --faint: #9aa4af; --page: #0f1419; --panel: #1a2129; --line: #3a434d;
          --done: #56b4e9; --failed: #ff8c4a; --kept: #2fc298; --other: #8b949e; } }
        body { margin: 2rem auto; padding: 0 1rem; max-width: 76rem; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
        h1 { font-size: 1.5rem; margin: 0; } .faint { color: var(--faint); } p { margin: .3rem 0; }
        table { border-collapse: collapse; width: 100%; margin-top: 1.5rem; }
        th { text-align: left; font-weight: 600; color: var(--faint); } th, td { padding: .35rem .8rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
        td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        pre { margin: .3rem 0; white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85rem; }
        .Succeeded { color: var(--done); } .Failed, .Aborted { color: var(--failed); } .UpToDate { color: var(--kept); }
        .Skipped, .NotRun, .Collective { color: var(--other); }
        .status { font-weight: 600; } .track { width: 45%; } svg { display: block; } svg text { fill: var(--text); font: 13px system-ui, sans-serif; }
        """;

    /// <param name="title">The title, as text.</param>
    /// <param name="body">What the page shows, as HTML.</param>
    public static string Of(string title, string body) =>
        $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Text(title)}</title>
            <style>
            {Style}
            </style>
            </head>
            <body>
            {body}
            </body>
            </html>

            """;

    /// <summary>A text as it may stand in a page. The encoder of the framework takes longer to load than to write a page.</summary>
    public static string Text(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal);
}
