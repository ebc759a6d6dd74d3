namespace MlPipeline.Hosting.Serving.Watching;

/// <summary>The requests of the last hour, minute by minute, in memory that does not grow.</summary>
sealed class RecentTraffic(TimeProvider clock) : IPredictionObserver
{
    /// <summary>How far back it goes.</summary>
    public const int Minutes = 60;

    readonly Lock gate = new();
    readonly MinuteCounts[] slots = [.. Enumerable.Range(0, Minutes).Select(_ => new MinuteCounts())];

    public void Answered(in AnsweredRequest request)
    {
        var minute = Minute(clock.GetUtcNow());
        lock (gate)
        {
            var slot = slots[minute % Minutes];
            if (slot.Minute != minute)
                slot.Restart(minute);
            slot.Add(request.Status, request.Predictions.Length, request.Duration);
        }
    }

    /// <summary>The minutes of the last hour in which requests came, the earliest first.</summary>
    public IReadOnlyList<MinuteTraffic> Snapshot()
    {
        var now = Minute(clock.GetUtcNow());
        lock (gate)
            return
            [
                .. slots
                    .Where(x => x.Minute > now - Minutes && x.Minute <= now && x.Requests > 0)
                    .OrderBy(x => x.Minute)
                    .Select(x => x.ToTraffic()),
            ];
    }

    static long Minute(DateTimeOffset time) => time.ToUnixTimeSeconds() / 60;
}
