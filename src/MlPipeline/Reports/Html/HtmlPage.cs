using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using MlPipeline.Reports.Plots;

namespace MlPipeline.Reports.Html;

/// <summary>Writes one self-contained page: no script, no request to anywhere, and all text encoded.</summary>
sealed class HtmlPage
{
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    readonly StringBuilder body = new();
    readonly string title;

    /// <summary>Starts an empty page.</summary>
    /// <param name="title">The title of the browser's window.</param>
    public HtmlPage(string title) => this.title = title;

    /// <summary>The page's first heading, with a line above that says what kind of page it is, and a paragraph below.</summary>
    public HtmlPage Headline(string kind, string headline, string lead) =>
        Raw("<header>\n").Text("p", kind, "kind").Text("h1", headline).Text("p", lead, "lead").Raw("</header>\n");

    /// <summary>A heading.</summary>
    /// <param name="level">Its level, from 2.</param>
    /// <param name="text">Its text.</param>
    public HtmlPage Heading(int level, string text) => Text(Tag(level), text);

    /// <summary>A paragraph.</summary>
    public HtmlPage Paragraph(string text) => Text("p", text);

    /// <summary>A paragraph of second rank: how to read what follows.</summary>
    public HtmlPage Note(string text) => Text("p", text, "note");

    /// <summary>A row of figures, each with its unit and the words that say what it is.</summary>
    public HtmlPage Figures(IEnumerable<(string Figure, string Unit, string Words)> figures)
    {
        Raw("<dl class=\"figures\">\n");
        foreach (var (figure, unit, words) in figures)
            Raw("<div>")
                .Text("dt", words, end: "")
                .Raw("<dd>")
                .Encoded(figure)
                .Raw(" ")
                .Text("small", unit, end: "")
                .Raw("</dd></div>\n");
        return Raw("</dl>\n");
    }

    /// <summary>Terms with their definitions.</summary>
    public HtmlPage Definitions(IEnumerable<(string Term, string Definition)> definitions)
    {
        Raw("<dl class=\"terms\">\n");
        foreach (var (term, definition) in definitions)
            Text("dt", term).Text("dd", definition);
        return Raw("</dl>\n");
    }

    /// <summary>A table, which scrolls by itself where the screen is narrow.</summary>
    public HtmlPage Table(HtmlTable table)
    {
        // A region that scrolls needs the focus, or the keyboard cannot scroll it; a region with a focus needs a name.
        Raw("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"").Encoded(table.Caption).Raw("\">\n");
        Raw("<table>\n").Raw("<caption>").Text("span", table.Caption, end: "").Raw("</caption>\n").Raw("<thead><tr>");
        foreach (var column in table.Columns)
            Raw($"<th scope=\"col\" class=\"{Class(column)}\">").Encoded(column.Title).Raw("</th>");
        Raw("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
            Row(table, row);
        return Raw("</tbody>\n</table>\n</div>\n");
    }

    /// <summary>Plots beside each other, as many as the screen has room for.</summary>
    public HtmlPage Plots(params IEnumerable<PlotImage> plots)
    {
        Raw("<div class=\"plots\">\n");
        foreach (var plot in plots)
        {
            var size = string.Create(CultureInfo.InvariantCulture, $"width=\"{plot.Width}\" height=\"{plot.Height}\"");
            Raw(plot.Width == PlotStyle.Wide ? "<div class=\"wide\">" : "<div>")
                .Raw($"<img {size} alt=\"")
                .Encoded(plot.Alternative)
                .Raw("\" src=\"data:image/png;base64,")
                .Raw(Convert.ToBase64String(plot.Png))
                .Raw("\"></div>\n");
        }
        return Raw("</div>\n");
    }

    /// <summary>A part that is folded away until somebody opens it.</summary>
    /// <param name="level">The level of the heading by which it is opened.</param>
    /// <param name="summary">The heading's text.</param>
    /// <param name="aside">What to say beside the heading; null for nothing.</param>
    /// <param name="content">Writes what it holds.</param>
    public HtmlPage Details(int level, string summary, string? aside, Action<HtmlPage> content)
    {
        Raw("<details>\n<summary>").Text(Tag(level), summary, end: "");
        if (aside is not null)
            Raw(" ").Text("span", aside, end: "");
        Raw("</summary>\n");
        content(this);
        return Raw("</details>\n");
    }

    /// <summary>The whole page.</summary>
    public override string ToString()
    {
        var style = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(PageStyle.Css)));
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{Encoder.Encode(title)}</title>
            <style>{PageStyle.Css}</style>
            </head>
            <body>
            <main>
            {body}</main>
            </body>
            </html>

            """;
    }

    static string Tag(int level) => string.Create(CultureInfo.InvariantCulture, $"h{level}");

    static string Class(HtmlColumn column) => column.Kind.ToString().ToLowerInvariant();

    void Row(HtmlTable table, HtmlRow row)
    {
        Raw(row.Strong ? "<tr class=\"strong\">" : "<tr>").Raw("<th scope=\"row\">").Encoded(row.Cells[0]);
        if (row.Mark is not null)
            Raw(" ").Text("span", row.Mark, "mark", end: "");
        Raw("</th>");
        for (var i = 1; i < row.Cells.Count; i++)
            Text("td", row.Cells[i], Class(table.Columns[i]), end: "");
        Raw("</tr>\n");
    }

    HtmlPage Text(string tag, string text, string? @class = null, string end = "\n") =>
        Raw(@class is null ? $"<{tag}>" : $"<{tag} class=\"{@class}\">").Encoded(text).Raw($"</{tag}>{end}");

    HtmlPage Encoded(string text) => Raw(Encoder.Encode(text));

    HtmlPage Raw(string html)
    {
        body.Append(html);
        return this;
    }
}
