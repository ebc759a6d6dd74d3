using Microsoft.Extensions.Hosting;

namespace MlPipeline.Hosting.Serving;

/// <summary>On the way to the end: says that the service is not ready any more, and goes on answering until others have noticed.</summary>
sealed class DrainService(Readiness readiness, ServingOptions options, TimeProvider clock) : IHostedLifecycleService
{
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        readiness.Stop();
        if (options.Drain <= TimeSpan.Zero)
            return;
        try
        {
            await Task.Delay(options.Drain, clock, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // No more time: what is under way is still answered.
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
