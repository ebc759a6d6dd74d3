using System.Globalization;
using System.Text;
using Nuke.Common.Execution;
using Nuke.Common.Reporting;

namespace Nuke.Common.Planning;

/// <summary>A plan as a page: a drawing of the waves from left to right, and a table of the reasons.</summary>
static class PlanPage
{
    const int ColumnWidth = 230;
    const int RowHeight = 56;
    const int BoxWidth = 170;
    const int BoxHeight = 34;
    const int MaximumLetters = 22;

    public static string Of(IReadOnlyList<PlanStep> steps)
    {
        var invoked = string.Join(", ", steps.Where(x => x.Target.Invoked).Select(x => x.Name));
        var body = new StringBuilder()
            .AppendLine(Invariant($"<h1>Plan for {HtmlPage.Text(invoked)}</h1>"))
            .AppendLine(
                "<p class=\"faint\">From left to right: a column is a wave, whose targets may run at the same time."
            )
            .AppendLine("A line depends, a thick one triggers, a dotted one only orders. A dashed box is skipped.</p>");
        Draw(body, steps);
        body.AppendLine("<table><tr><th>Wave</th><th>Target</th><th>Why</th><th>After</th><th>Left out</th></tr>");
        foreach (var step in steps.OrderBy(x => x.Wave))
        {
            var leftOut = step.SkipReason ?? string.Join(" && ", step.Conditions.Select(x => $"unless {x}"));
            body.AppendLine(
                Invariant(
                    $"<tr><td>{step.Wave}</td><td><b>{HtmlPage.Text(step.Name)}</b><br><span class=\"faint\">{HtmlPage.Text(step.Target.Description ?? "")}</span></td><td>{HtmlPage.Text(step.Because)}</td><td>{HtmlPage.Text(string.Join(", ", step.After))}</td><td>{HtmlPage.Text(leftOut)}</td></tr>"
                )
            );
        }
        return HtmlPage.Of($"Plan for {invoked}", body.Append("</table>").ToString());
    }

    static void Draw(StringBuilder body, IReadOnlyList<PlanStep> steps)
    {
        var places = new Dictionary<ExecutableTarget, (int X, int Y)>();
        foreach (var wave in steps.GroupBy(x => x.Wave))
        foreach (var (row, step) in wave.Index())
            places.Add(step.Target, ((step.Wave - 1) * ColumnWidth + 2, row * RowHeight + 2));

        var width = places.Values.Max(x => x.X) + BoxWidth + 4;
        var height = places.Values.Max(x => x.Y) + BoxHeight + 4;
        body.AppendLine("<div style=\"overflow-x: auto; margin-top: 1.5rem\">")
            .AppendLine(
                Invariant($"<svg role=\"img\" aria-label=\"The waves\" width=\"{width}\" height=\"{height}\">")
            );
        foreach (var step in steps)
        foreach (var predecessor in step.After)
            DrawLine(body, places[predecessor], places[step.Target], StyleOf(predecessor, step.Target));
        foreach (var step in steps)
            DrawBox(body, places[step.Target], step);
        body.AppendLine("</svg></div>");
    }

    static void DrawLine(StringBuilder body, (int X, int Y) from, (int X, int Y) to, string style)
    {
        var start = (X: from.X + BoxWidth, Y: from.Y + BoxHeight / 2);
        var end = (to.X, Y: to.Y + BoxHeight / 2);
        var bend = (ColumnWidth - BoxWidth) / 2;
        body.AppendLine(
            Invariant(
                $"<path d=\"M{start.X} {start.Y} C{start.X + bend} {start.Y} {end.X - bend} {end.Y} {end.X} {end.Y}\" fill=\"none\" stroke=\"var(--other)\" {style}/>"
            )
        );
    }

    static void DrawBox(StringBuilder body, (int X, int Y) place, PlanStep step)
    {
        var name = step.Name.Length <= MaximumLetters ? step.Name : $"{step.Name[..(MaximumLetters - 1)]}…";
        var border = step.Target.Invoked ? "stroke=\"var(--done)\" stroke-width=\"3\"" : "stroke=\"var(--other)\"";
        var dashes = step.SkipReason is null ? "" : " stroke-dasharray=\"4 4\"";
        body.AppendLine(
            Invariant(
                $"<g><title>{HtmlPage.Text($"{step.Name}: {step.Because}")}</title><rect x=\"{place.X}\" y=\"{place.Y}\" width=\"{BoxWidth}\" height=\"{BoxHeight}\" rx=\"6\" fill=\"var(--panel)\" {border}{dashes}/><text x=\"{place.X + BoxWidth / 2}\" y=\"{place.Y + BoxHeight / 2 + 5}\" text-anchor=\"middle\">{HtmlPage.Text(name)}</text></g>"
            )
        );
    }

    static string StyleOf(ExecutableTarget predecessor, ExecutableTarget target) =>
        target.DependencySet.Contains(predecessor) ? ""
        : target.TriggeredBySet.Contains(predecessor) ? "stroke-width=\"3\" "
        : "stroke-dasharray=\"2 4\" ";

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
