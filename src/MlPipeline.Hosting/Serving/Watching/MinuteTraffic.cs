namespace MlPipeline.Hosting.Serving.Watching;

/// <summary>The requests to predict of one minute.</summary>
/// <param name="Minute">When the minute began, UTC.</param>
/// <param name="Requests">All requests.</param>
/// <param name="Refused">Those whose fault the client was told: status 4xx.</param>
/// <param name="Failed">Those that the service could not answer: status 5xx.</param>
/// <param name="Rows">The rows that were predicted.</param>
/// <param name="P50">The median of the time to answer, in milliseconds, to 10 %.</param>
/// <param name="P95">Its 95th percentile.</param>
/// <param name="P99">Its 99th percentile.</param>
sealed record MinuteTraffic(
    DateTimeOffset Minute,
    long Requests,
    long Refused,
    long Failed,
    long Rows,
    double P50,
    double P95,
    double P99
);
