using Spectre.Console;

namespace MlPipeline.Hosting;

/// <summary>A line on a terminal that shows that work goes on, and what it is.</summary>
sealed class StatusLine : IDisposable
{
    readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource<StatusContext> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Task running;

    public StatusLine(IAnsiConsole console) =>
        running = console
            .Status()
            .StartAsync(
                "starting",
                context =>
                {
                    started.SetResult(context);
                    return done.Task;
                }
            );

    public void Show(string what) => started.Task.GetAwaiter().GetResult().Status($"[grey]{Markup.Escape(what)}[/]");

    public void Dispose()
    {
        done.TrySetResult();
        running.GetAwaiter().GetResult();
    }
}
