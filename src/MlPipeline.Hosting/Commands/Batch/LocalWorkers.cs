using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using MlPipeline.Pipelines;
using MlPipeline.Pipelines.Sharding;

namespace MlPipeline.Hosting.Commands.Batch;

/// <summary>Predicts shards in processes of this machine, so many at a time, each shard in a process of its own on one core.</summary>
/// <param name="project">The project, whose program is started.</param>
/// <param name="count">How many processes there are at a time.</param>
/// <param name="argumentsOf">The command line that predicts a shard.</param>
sealed class LocalWorkers(MlProject project, int count, Func<int, IEnumerable<string>> argumentsOf)
{
    /// <summary>How often a shard is tried whose process dies.</summary>
    public const int Attempts = 3;

    /// <summary>Predicts the shards in their order.</summary>
    /// <param name="shards">Their numbers.</param>
    /// <param name="placed">Is told of each part that is in its place.</param>
    /// <param name="retried">Is told of each shard that is tried again, and why.</param>
    /// <param name="cancellation">Ends the processes.</param>
    /// <returns>The first shard, by its number, that could not be predicted; shards after it are not begun any more.</returns>
    public async Task<WorkerFailure?> RunAsync(
        IReadOnlyList<int> shards,
        Action<PredictedPart> placed,
        Action<int, string> retried,
        CancellationToken cancellation
    )
    {
        var waiting = new ConcurrentQueue<int>(shards.Order());
        var failures = new ConcurrentBag<WorkerFailure>();
        await Task.WhenAll(Enumerable.Range(0, count).Select(_ => WorkAsync()));
        return failures.MinBy(x => x.Shard);

        async Task WorkAsync()
        {
            while (failures.IsEmpty && waiting.TryDequeue(out var shard))
                for (var attempt = 1; ; attempt++)
                {
                    var (part, failure) = await TryAsync(shard, attempt, cancellation);
                    if (part is not null)
                        placed(part);
                    else if (failure!.Refusal is null && attempt < Attempts)
                    {
                        retried(shard, failure.Reason);
                        continue;
                    }
                    else
                        failures.Add(failure);
                    break;
                }
        }
    }

    async Task<(PredictedPart? Part, WorkerFailure? Failure)> TryAsync(
        int shard,
        int attempt,
        CancellationToken cancellation
    )
    {
        var start = ProjectProcess.StartOf(project, argumentsOf(shard));
        // The input stays open for as long as this process lives: where it ends, the other one knows.
        start.RedirectStandardInput = true;
        start.Environment["DOTNET_PROCESSOR_COUNT"] = "1";
        try
        {
            using var process = Process.Start(start)!;
            try
            {
                var output = process.StandardOutput.ReadToEndAsync(cancellation);
                var error = process.StandardError.ReadToEndAsync(cancellation);
                await Task.WhenAll(output, error, process.WaitForExitAsync(cancellation));
                var answer = ShardAnswer.Parse(await output);
                return answer switch
                {
                    { Part: { } part } when process.ExitCode == ExitCode.Done => (part, null),
                    { Problem: { } problem, Remedy: { } remedy } => (
                        null,
                        new(shard, attempt, problem, new InputException(problem, remedy))
                    ),
                    _ => (null, new(shard, attempt, $"exit code {process.ExitCode} {(await error).Trim()}".Trim())),
                };
            }
            finally
            {
                if (!process.HasExited)
                    process.Kill(entireProcessTree: true);
            }
        }
        catch (Win32Exception e)
        {
            return (null, new(shard, attempt, $"the process does not start: {e.Message}"));
        }
    }
}
