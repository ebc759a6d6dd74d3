namespace MlPipeline.Hosting.Serving.Watching;

/// <summary>Counts the requests of one minute. Not safe for several threads at once.</summary>
sealed class MinuteCounts
{
    /// <summary>A bucket ends 2^(1/4) = 1.19 times as late as the one before: its middle is off by 10 % at most.</summary>
    const int BucketsPerDoubling = 4;

    /// <summary>Where the first bucket ends, in milliseconds.</summary>
    const double First = 0.01;

    /// <summary>The last bucket takes all beyond 2^24 × 0.01 ms = 168 s.</summary>
    readonly int[] buckets = new int[24 * BucketsPerDoubling + 1];

    long refused;
    long failed;
    long rows;

    /// <summary>Minutes since 1970; −1 where it was never used.</summary>
    public long Minute { get; private set; } = -1;

    public long Requests { get; private set; }

    public void Restart(long minute)
    {
        (Minute, Requests, refused, failed, rows) = (minute, 0, 0, 0, 0);
        Array.Clear(buckets);
    }

    public void Add(int status, int predicted, TimeSpan duration)
    {
        Requests++;
        if (status >= 500)
            failed++;
        else if (status >= 400)
            refused++;
        rows += predicted;
        var milliseconds = duration.TotalMilliseconds;
        var bucket =
            milliseconds <= First ? 0 : (int)Math.Ceiling(BucketsPerDoubling * Math.Log2(milliseconds / First));
        buckets[Math.Min(bucket, buckets.Length - 1)]++;
    }

    public MinuteTraffic ToTraffic() =>
        new(
            DateTimeOffset.FromUnixTimeSeconds(60 * Minute),
            Requests,
            refused,
            failed,
            rows,
            Percentile(0.5),
            Percentile(0.95),
            Percentile(0.99)
        );

    /// <summary>The middle of the bucket that the percentile falls into, in milliseconds.</summary>
    double Percentile(double share)
    {
        var rank = (long)Math.Ceiling(share * Requests);
        long seen = 0;
        for (var bucket = 0; bucket < buckets.Length; bucket++)
        {
            seen += buckets[bucket];
            if (seen >= rank)
                return First * Math.Pow(2, (bucket - 0.5) / BucketsPerDoubling);
        }
        return 0;
    }
}
