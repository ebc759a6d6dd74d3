using System.Diagnostics;

namespace MlPipeline.IntegrationTests.Serving;

/// <summary>Waits for what a service does after it has answered.</summary>
static class Eventually
{
    static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    /// <summary>Asks until the answer is as expected; the last answer after the deadline, for the test to judge.</summary>
    public static async Task<T> Of<T>(Func<Task<T>> ask, Func<T, bool> isExpected)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var start = Stopwatch.GetTimestamp();
        var answer = await ask();
        while (!isExpected(answer) && Stopwatch.GetElapsedTime(start) < Deadline)
        {
            await timer.WaitForNextTickAsync();
            answer = await ask();
        }
        return answer;
    }
}
