using System.Net;
using System.Text;
using System.Text.Json;
using Nuke.Common.IO;

namespace Delivery.Checks;

/// <summary>All results on one page, for people and for programs.</summary>
public static class CheckSummary
{
    static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    /// <summary>Writes <c>index.html</c> and <c>summary.json</c>.</summary>
    /// <param name="directory">Gets the files.</param>
    /// <param name="image">The image that was checked.</param>
    /// <param name="results">What the checks have said.</param>
    /// <param name="objections">Why the source may not go on.</param>
    public static void Write(
        AbsolutePath directory,
        string image,
        IReadOnlyList<CheckResult> results,
        IReadOnlyList<string> objections
    )
    {
        directory.CreateDirectory();
        var summary = new
        {
            SchemaVersion = 1,
            Image = image,
            Passed = objections.Count == 0,
            Objections = objections,
            Checks = results,
        };
        (directory / "summary.json").WriteAllText(JsonSerializer.Serialize(summary, s_json) + "\n");
        (directory / "index.html").WriteAllText(Page(image, results, objections));
    }

    /// <summary>How an outcome is called.</summary>
    public static string Text(CheckOutcome outcome) =>
        outcome switch
        {
            CheckOutcome.Passed => "passed",
            CheckOutcome.Failed => "failed",
            _ => "not checked",
        };

    static string Page(string image, IReadOnlyList<CheckResult> results, IReadOnlyList<string> objections)
    {
        var rows = new StringBuilder();
        foreach (var result in results)
        {
            rows.Append(
                $"<tr><td>{Html(result.Title)}<br><code>{Html(result.Name)}</code></td>"
                    + $"<td class=\"{result.Outcome}\">{Text(result.Outcome)}</td><td>{Html(result.Reason)}"
            );
            if (result.Findings.Count > 0)
                rows.Append(
                    $"<details><summary>{result.Findings.Count} lines</summary><pre>{Html(string.Join('\n', result.Findings))}</pre></details>"
                );
            rows.Append("</td></tr>\n");
        }
        var verdict =
            objections.Count == 0
                ? "<p>Nothing speaks against this source.</p>"
                : $"<ul>{string.Concat(objections.Select(x => $"<li>{Html(x)}</li>"))}</ul>";
        return $$"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Checks</title>
            <style>
            :root { color-scheme: light dark; }
            body { margin: 2rem auto; padding: 0 1rem; max-width: 70rem; font: 15px/1.5 system-ui, sans-serif; }
            table { border-collapse: collapse; width: 100%; }
            th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #8886; }
            .Passed { color: #007a5a; } .Failed { color: #c14600; font-weight: 600; } .NotChecked { color: #6e7781; }
            pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85rem; }
            </style>
            </head>
            <body>
            <h1>Checks</h1>
            <p>In the image <code>{{Html(image)}}</code></p>
            {{verdict}}
            <table>
            <tr><th>check</th><th>outcome</th><th>why</th></tr>
            {{rows}}</table>
            </body>
            </html>

            """;
    }

    static string Html(string text) => WebUtility.HtmlEncode(text);
}
