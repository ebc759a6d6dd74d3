namespace Delivery.Deployment;

/// <summary>What gets an environment's requests, read back from what it runs on.</summary>
/// <param name="Release">What was deployed, by the labels of what runs. What really runs is in the instances.</param>
/// <param name="Deployment">The deployment that brought it.</param>
/// <param name="Since">When it was started.</param>
/// <param name="Url">Where it is found.</param>
/// <param name="Instances">Everything that gets requests: more than one where the runtime has replicas.</param>
public sealed record RunningService(
    Release Release,
    string Deployment,
    DateTimeOffset Since,
    Uri Url,
    IReadOnlyList<RunningInstance> Instances
)
{
    /// <summary>How the service is: as its worst instance.</summary>
    public ServiceHealth Health => Instances.Count == 0 ? ServiceHealth.Unhealthy : Instances.Max(x => x.Health);
}
