using System.Globalization;
using Nuke.Common.Execution;

namespace Nuke.Common.Reporting;

/// <summary>How each target went.</summary>
static class OutcomeTable
{
    const string Total = "Total";
    const string DurationTitle = "Duration";
    const int MinimumWidth = 48;

    public static Report Of(IReadOnlyCollection<ExecutableTarget> plan, TimeSpan total)
    {
        var rows = plan.Where(x => !OnlyGroups(x)).ToList();
        var name = WidthOf(rows, "Target", x => x.Name);
        var status = WidthOf(rows, "Status", x => x.Status.ToString());
        var width = Math.Max(MinimumWidth, name + status + DurationTitle.Length);

        var report = new Report()
            .Add()
            .Add(new string('═', width))
            .Add(Row("Target", "Status", DurationTitle))
            .Add(new string('─', width));
        foreach (var target in rows)
        {
            var duration = target.Duration > TimeSpan.Zero ? Format(target.Duration) : "";
            var remarks = string.Join(", ", Remarks(target));
            var row = Row(target.Name, target.Status.ToString(), duration);
            report.Add(remarks.Length == 0 ? row : $"{row}  // {remarks}", StyleOf(target.Status));
        }
        return report.Add(new string('─', width)).Add(Row(Total, "", Format(total))).Add(new string('═', width)).Add();

        string Row(string first, string second, string third) =>
            first.PadRight(name) + second.PadRight(status) + third.PadLeft(DurationTitle.Length);
    }

    static int WidthOf(List<ExecutableTarget> rows, string title, Func<ExecutableTarget, string> text)
    {
        var width = title.Length;
        foreach (var row in rows)
            width = Math.Max(width, text(row).Length);
        return width + 2;
    }

    // A target without actions has nothing to tell, unless it is the reason why others were left out.
    static bool OnlyGroups(ExecutableTarget target) =>
        target.Definition.Actions.Count == 0 && target.Status is (ExecutionStatus.Collective or ExecutionStatus.NotRun);

    static IEnumerable<string> Remarks(ExecutableTarget target) =>
        target.Status == ExecutionStatus.Skipped
            ? [target.SkipReason ?? ""]
            : target.SummaryInformation.Select(pair => $"{pair.Key}: {pair.Value}");

    static string Format(TimeSpan duration) =>
        duration < TimeSpan.FromSeconds(1)
            ? "< 1sec"
            : string.Create(CultureInfo.InvariantCulture, $"{(int)duration.TotalMinutes}:{duration.Seconds:00}");

    static LineStyle StyleOf(ExecutionStatus status) =>
        status switch
        {
            ExecutionStatus.Succeeded or ExecutionStatus.UpToDate => LineStyle.Success,
            ExecutionStatus.Failed or ExecutionStatus.Aborted => LineStyle.Error,
            ExecutionStatus.NotRun => LineStyle.Warning,
            _ => LineStyle.Plain,
        };
}
