using System.Net;
using k8s.Autorest;

namespace MlPipeline.Hosting.Commands.OnKubernetes;

/// <summary>Looks at a cluster again and again; one that does not answer for a while is waited for.</summary>
/// <param name="clock">Tells the time.</param>
/// <param name="terminal">Is told once when the cluster does not answer.</param>
sealed class ClusterPatience(TimeProvider clock, Terminal terminal)
{
    /// <summary>How often is looked.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>How long a cluster may not answer: API servers are updated one after the other, and behind a name that takes its time.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Looks until there is something to see.</summary>
    /// <param name="look">Returns what was waited for, or null for not yet.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="JobFailedException">The cluster does not answer any more.</exception>
    public async Task<T> UntilAsync<T>(Func<Task<T?>> look, CancellationToken cancellation)
        where T : class
    {
        long? silentSince = null;
        while (true)
        {
            try
            {
                if (await look() is { } seen)
                    return seen;
                silentSince = null;
            }
            catch (Exception silence) when (IsSilence(silence, cancellation))
            {
                if (silentSince is null)
                    terminal.Inform($"the cluster does not answer: {silence.Message}");
                silentSince ??= clock.GetTimestamp();
                if (clock.GetElapsedTime(silentSince.Value) > Patience)
                    throw new JobFailedException(
                        $"The cluster has not answered for {Patience.TotalMinutes} minutes: {silence.Message.TrimEnd('.')}. "
                            + "What was begun there goes on: run the same command again when it answers.",
                        silence
                    )
                    {
                        MayGoOn = true,
                    };
            }
            await Task.Delay(Interval, clock, cancellation);
        }
    }

    /// <summary>Asks for something, again and again where there is no answer.</summary>
    /// <param name="ask">Asks.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="JobFailedException">The cluster does not answer any more.</exception>
    public async Task<T> AnswerAsync<T>(Func<Task<T>> ask, CancellationToken cancellation) =>
        (await UntilAsync(async () => new Answer<T>(await ask()), cancellation)).Value;

    static bool IsSilence(Exception failure, CancellationToken cancellation) =>
        failure switch
        {
            HttpRequestException or IOException => true,
            HttpOperationException answered => answered.Response.StatusCode
                is HttpStatusCode.TooManyRequests
                    or >= HttpStatusCode.InternalServerError,
            // The connection took too long; the user did not end it.
            OperationCanceledException => !cancellation.IsCancellationRequested,
            _ => false,
        };

    sealed record Answer<T>(T Value);
}
