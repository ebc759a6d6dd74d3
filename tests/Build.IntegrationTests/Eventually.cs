namespace Build.IntegrationTests;

/// <summary>Waits for what happens elsewhere, as long as it takes but not for ever.</summary>
public static class Eventually
{
    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>Asks until the condition holds.</summary>
    public static async Task Holds(Func<Task<bool>> condition)
    {
        using var deadline = new CancellationTokenSource(s_patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await condition())
            await tick.WaitForNextTickAsync(deadline.Token);
    }
}
