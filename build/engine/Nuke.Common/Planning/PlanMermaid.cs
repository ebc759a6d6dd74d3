using Nuke.Common.Execution;
using Nuke.Common.Reporting;

namespace Nuke.Common.Planning;

/// <summary>A plan as a Mermaid flowchart: a line depends, a thick one triggers, a dotted one only orders.</summary>
static class PlanMermaid
{
    public static Report Of(IReadOnlyList<PlanStep> steps)
    {
        // Names such as "end" mean something in a flowchart, so that targets get other ones.
        var ids = steps.Index().ToDictionary(x => x.Item.Target, x => $"t{x.Index + 1}");
        var report = new Report().Add("flowchart LR");
        foreach (var step in steps)
        {
            var label = step.SkipReason is { } reason ? $"{step.Name}<br/>skipped: {Escape(reason)}" : step.Name;
            report.Add($"  {ids[step.Target]}[\"{label}\"]");
        }
        foreach (var step in steps)
        foreach (var predecessor in step.After)
            report.Add($"  {ids[predecessor]} {Arrow(predecessor, step.Target)} {ids[step.Target]}");

        AddClass(report, "asked", "stroke-width:3px", steps.Where(x => x.Target.Invoked).Select(x => ids[x.Target]));
        AddClass(
            report,
            "skipped",
            "stroke-dasharray:4 4",
            steps.Where(x => x.SkipReason is not null).Select(x => ids[x.Target])
        );
        return report;
    }

    static string Arrow(ExecutableTarget predecessor, ExecutableTarget target) =>
        target.DependencySet.Contains(predecessor) ? "-->"
        : target.TriggeredBySet.Contains(predecessor) ? "==>"
        : "-.->";

    static void AddClass(Report report, string name, string style, IEnumerable<string> ids)
    {
        var members = string.Join(',', ids);
        if (members.Length > 0)
            report.Add($"  classDef {name} {style}").Add($"  class {members} {name}");
    }

    static string Escape(string text) =>
        text.Replace("&", "#amp;", StringComparison.Ordinal)
            .Replace("\"", "#quot;", StringComparison.Ordinal)
            .Replace("<", "#lt;", StringComparison.Ordinal)
            .Replace(">", "#gt;", StringComparison.Ordinal);
}
