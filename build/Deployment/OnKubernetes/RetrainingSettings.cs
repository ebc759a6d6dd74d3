namespace Delivery.Deployment.OnKubernetes;

/// <summary>When and how the models of an environment are retrained.</summary>
/// <param name="Schedule">When, as cron writes it: <c>0 3 * * 1</c>.</param>
/// <param name="DataClaim">The claim of the volume with the sources; it is only read.</param>
public sealed record RetrainingSettings(string Schedule, string DataClaim)
{
    /// <summary>The time zone of the schedule, such as <c>Europe/Berlin</c>; null for that of the cluster.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Whether to retrain without drift, too.</summary>
    public bool WithoutDrift { get; init; }

    /// <summary>The model family of the candidate; null for the champion's own.</summary>
    public string? Model { get; init; }

    /// <summary>The claim of a volume for the reports; null where the log is enough.</summary>
    public string? ReportsClaim { get; init; }

    /// <summary>How long it may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(2);

    /// <summary>The processor time that it is sure of, in thousandths of a core.</summary>
    public int Processor { get; init; } = 500;

    /// <summary>The memory that it may take, in MiB.</summary>
    public int Memory { get; init; } = 2048;
}
