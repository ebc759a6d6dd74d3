using System.Globalization;
using System.Text;
using Nuke.Common.Reporting;

namespace Nuke.Common.Records;

/// <summary>A record as a page: a timeline of the targets, and what each has to say.</summary>
static class RunRecordPage
{
    const double MinimumWidth = 0.4;

    public static string Of(RunRecord record)
    {
        var invoked = string.Join(", ", record.Targets.Where(x => x.Invoked).Select(x => x.Name));
        var body = new StringBuilder()
            .AppendLine(
                Invariant(
                    $"<h1>{HtmlPage.Text(invoked)}: <span class=\"{record.Outcome}\">{record.Outcome}</span></h1>"
                )
            )
            .AppendLine(
                Invariant(
                    $"<p class=\"faint\">{record.StartedAt:yyyy-MM-dd HH:mm:ss} UTC, {Format(record.Duration)}, exit code {record.ExitCode}, {HtmlPage.Text(record.Host)}, up to {record.Parallelism} at the same time</p>"
                )
            )
            .AppendLine(
                "<table><tr><th>Target</th><th>Status</th><th class=\"track\">Timeline</th><th>Duration</th></tr>"
            );
        var whole = Math.Max(record.Duration.TotalSeconds, 1e-3);
        foreach (var target in InOrderOfStart(record.Targets))
            AddRow(body, target, whole);
        return HtmlPage.Of($"{invoked}: {record.Outcome}", body.Append("</table>").ToString());
    }

    static List<TargetRecord> InOrderOfStart(IReadOnlyList<TargetRecord> targets)
    {
        var started = targets.Where(x => x.Start is not null).ToList();
        started.Sort((first, second) => first.Start!.Value.CompareTo(second.Start!.Value));
        return [.. started, .. targets.Where(x => x.Start is null)];
    }

    static void AddRow(StringBuilder body, TargetRecord target, double whole)
    {
        body.Append(Invariant($"<tr><td><b>{HtmlPage.Text(target.Name)}</b><br><span class=\"faint\">"))
            .Append(HtmlPage.Text(target.Because))
            .Append(Invariant($"</span></td><td class=\"status {target.Status}\">{target.Status}</td><td>"));
        if (target.Start is { } start)
        {
            var left = 100 * start.TotalSeconds / whole;
            var width = Math.Max(MinimumWidth, 100 * target.Duration.TotalSeconds / whole);
            body.Append(
                Invariant(
                    $"<svg class=\"{target.Status}\" width=\"100%\" height=\"16\" role=\"img\" aria-label=\"from {start.TotalSeconds:F1} s to {(start + target.Duration).TotalSeconds:F1} s\"><rect width=\"100%\" height=\"16\" rx=\"3\" fill=\"var(--panel)\"/><rect x=\"{left:F2}%\" width=\"{width:F2}%\" height=\"16\" rx=\"3\" fill=\"currentColor\"/></svg>"
                )
            );
        }
        AddRemarks(body, target);
        var duration = target.Start is null ? "" : Format(target.Duration);
        body.AppendLine(Invariant($"</td><td class=\"number\">{duration}</td></tr>"));
    }

    static void AddRemarks(StringBuilder body, TargetRecord target)
    {
        if (target.Reason is { } reason)
            body.Append(Invariant($"<p>{HtmlPage.Text(reason)}</p>"));
        if (target.Error is { } error)
            body.Append(Invariant($"<pre class=\"Failed\">{HtmlPage.Text(error)}</pre>"));
        else if (target.Summary.Count > 0)
            body.Append("<p class=\"faint\">")
                .Append(HtmlPage.Text(string.Join(", ", target.Summary.Select(x => $"{x.Key}: {x.Value}"))))
                .Append("</p>");
    }

    static string Format(TimeSpan duration) =>
        duration < TimeSpan.FromSeconds(1) ? Invariant($"{duration.TotalMilliseconds:F0} ms")
        : duration < TimeSpan.FromMinutes(1) ? Invariant($"{duration.TotalSeconds:F1} s")
        : Invariant($"{(int)duration.TotalMinutes}:{duration.Seconds:00} min");

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
