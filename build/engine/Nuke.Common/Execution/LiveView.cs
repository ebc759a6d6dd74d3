using Nuke.Common.Reporting;

namespace Nuke.Common.Execution;

/// <summary>Keeps the last lines of a terminal up to date for as long as targets run.</summary>
sealed class LiveView : IDisposable
{
    static readonly TimeSpan s_period = TimeSpan.FromSeconds(0.1);

    readonly BuildConsole _console;
    readonly ITimer _timer;

    LiveView(BuildContext context, IReadOnlyCollection<ExecutableTarget> plan, long start, Func<TerminalSize> size)
    {
        _console = context.Console;
        var time = context.Session.TimeProvider;
        _timer = time.CreateTimer(
            _ => Show(LiveStatus.Of(plan, time.GetElapsedTime(start), size())),
            null,
            s_period,
            s_period
        );
    }

    /// <summary>A view, or null where the output is not a terminal with colours, or the build is to be quiet.</summary>
    public static LiveView? Start(BuildContext context, IReadOnlyCollection<ExecutableTarget> plan, long start) =>
        context.Session is { UseColors: true, TerminalSize: { } size } && context.Console.Verbosity < Verbosity.Quiet
            ? new LiveView(context, plan, start, size)
            : null;

    void Show(Report status)
    {
        try
        {
            _console.ShowStatus(status);
        }
        catch (IOException)
        {
            // The terminal is gone. The build goes on, and whoever writes next learns it.
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _console.EndStatus();
    }
}
