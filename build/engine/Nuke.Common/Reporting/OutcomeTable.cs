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
        // A target without actions only groups others, which have lines of their own.
        var rows = plan.Where(x => x.Status != ExecutionStatus.Collective).ToList();
        var name = rows.Select(x => x.Name.Length).Append("Target".Length).Max() + 2;
        var status = Enum.GetNames<ExecutionStatus>().Max(x => x.Length) + 2;
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
            ExecutionStatus.Succeeded => LineStyle.Success,
            ExecutionStatus.Failed or ExecutionStatus.Aborted => LineStyle.Error,
            ExecutionStatus.NotRun => LineStyle.Warning,
            _ => LineStyle.Plain,
        };
}
