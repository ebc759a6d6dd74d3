namespace Build.Tests;

/// <summary>A clock that stands still unless it is moved.</summary>
public sealed class ManualTime : TimeProvider
{
    static readonly DateTimeOffset s_start = new(2026, 1, 2, 3, 4, 0, TimeSpan.Zero);

    readonly List<Action> _ticks = [];
    long _elapsed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _elapsed);

    public override DateTimeOffset GetUtcNow() => s_start + TimeSpan.FromTicks(GetTimestamp());

    public void Advance(TimeSpan time) => Interlocked.Add(ref _elapsed, time.Ticks);

    /// <summary>Fires all timers, as if their period was over.</summary>
    public void Tick() => _ticks.ForEach(tick => tick());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _ticks.Add(() => callback(state));
        return new Timer();
    }

    sealed class Timer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
