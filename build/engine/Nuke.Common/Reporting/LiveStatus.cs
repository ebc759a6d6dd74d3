using Nuke.Common.Execution;

namespace Nuke.Common.Reporting;

/// <summary>What runs, how long, and what waits for what.</summary>
static class LiveStatus
{
    const int MinimumWidth = 30;
    const int MaximumWaiting = 5;

    // Whatever takes less time is over before anyone has read it.
    static readonly TimeSpan s_worthShowing = TimeSpan.FromSeconds(0.3);

    /// <param name="plan">All targets, in order.</param>
    /// <param name="now">The time since the start of the run.</param>
    /// <param name="size">The terminal; the status fits into half of it.</param>
    public static Report Of(IReadOnlyCollection<ExecutableTarget> plan, TimeSpan now, TerminalSize size)
    {
        var report = new Report();
        var running = plan.Where(x => x is { Status: ExecutionStatus.Running, Start: not null }).ToList();
        if (size.Width < MinimumWidth || !running.Exists(x => now - x.Start > s_worthShowing))
            return report;

        var waiting = plan.Where(x => x is { Status: ExecutionStatus.Scheduled, Definition.Actions.Count: > 0 })
            .ToList();
        var room = size.Height / 2;
        var shownRunning = running.Take(Math.Max(1, room)).ToList();
        var shownWaiting = waiting.Take(Math.Clamp(room - shownRunning.Count - 1, 0, MaximumWaiting)).ToList();
        var width = shownRunning.Concat(shownWaiting).Max(x => x.Name.Length);

        foreach (var target in shownRunning)
            Add($"  running  {target.Name.PadRight(width)}  {Format(now - target.Start!.Value)}", LineStyle.Heading);
        foreach (var target in shownWaiting)
            Add($"  waiting  {target.Name.PadRight(width)}  {Obstacle(target)}", LineStyle.Faint);
        var more = running.Count - shownRunning.Count + waiting.Count - shownWaiting.Count;
        if (more > 0)
            Add($"  and {more} more", LineStyle.Faint);
        return report;

        // A line that wraps would count twice when it is erased.
        void Add(string line, LineStyle style) =>
            report.Add(line.Length < size.Width ? line : $"{line[..(size.Width - 2)]}…", style);
    }

    static string Obstacle(ExecutableTarget target)
    {
        var open = target
            .Predecessors.Where(x => x.Status is ExecutionStatus.Scheduled or ExecutionStatus.Running)
            .Select(x => x.Name)
            .Distinct();
        var names = string.Join(", ", open);
        return names.Length == 0 ? "for its turn" : $"for {names}";
    }

    static string Format(TimeSpan duration) => $"{(int)duration.TotalMinutes}:{duration.Seconds:00}";
}
