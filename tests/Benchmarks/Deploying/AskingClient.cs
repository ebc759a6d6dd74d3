using System.Diagnostics;

namespace MlPipeline.Benchmarks.Deploying;

/// <summary>Asks a service at a fixed pace, whether or not earlier answers have come, as many users do.</summary>
sealed class AskingClient : IAsyncDisposable
{
    static readonly TimeSpan s_pace = TimeSpan.FromMilliseconds(20);
    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    readonly CancellationTokenSource end = new();
    readonly HttpClient http = new() { Timeout = s_patience };
    readonly List<(TimeSpan Start, TimeSpan Duration, bool Succeeded)> requests = [];
    readonly long start = Stopwatch.GetTimestamp();
    readonly Task asking;

    public AskingClient(Uri url) => asking = AskAsync(url);

    /// <summary>How many requests were sent.</summary>
    public int Sent => requests.Count;

    /// <summary>How many of them failed.</summary>
    public int Failed => requests.Count(x => !x.Succeeded);

    /// <summary>The longest wait for an answer.</summary>
    public TimeSpan Slowest => requests.Max(x => x.Duration);

    /// <summary>The longest time from the start of a request that failed to the start of the next one that did not.</summary>
    public TimeSpan Unreachable
    {
        get
        {
            var longest = TimeSpan.Zero;
            TimeSpan? since = null;
            foreach (var (at, _, succeeded) in requests.OrderBy(x => x.Start))
            {
                if (!succeeded)
                    since ??= at;
                else if (since is { } first)
                {
                    longest = TimeSpan.FromTicks(Math.Max(longest.Ticks, (at - first).Ticks));
                    since = null;
                }
            }
            return longest;
        }
    }

    /// <summary>Sends nothing more, and waits for the last answers.</summary>
    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await asking;
        http.Dispose();
        end.Dispose();
    }

    async Task AskAsync(Uri url)
    {
        using var pace = new PeriodicTimer(s_pace);
        var open = new List<Task>();
        try
        {
            while (await pace.WaitForNextTickAsync(end.Token))
                open.Add(AskOnceAsync(url));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    async Task AskOnceAsync(Uri url)
    {
        var at = Stopwatch.GetElapsedTime(start);
        var succeeded = false;
        try
        {
            using var answer = await http.PostAsync(url, new StringContent("{}"));
            succeeded = answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            // Counted as a failure.
        }
        lock (requests)
            requests.Add((at, Stopwatch.GetElapsedTime(start) - at, succeeded));
    }
}
