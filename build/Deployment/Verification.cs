namespace Delivery.Deployment;

/// <summary>Whether what runs is what shall run. Only one of the three answers is a yes.</summary>
/// <param name="Verdict">The answer.</param>
/// <param name="Reason">What was looked at, in words for people.</param>
public sealed record Verification(VerificationVerdict Verdict, string Reason)
{
    /// <summary>Compares what was read back with what shall run.</summary>
    /// <param name="running">What gets the requests; null when nothing does.</param>
    /// <param name="digest">The digest that shall run.</param>
    public static Verification Of(RunningService? running, string digest)
    {
        if (running is null || running.Instances.Count == 0)
            return new(VerificationVerdict.Failed, "Nothing runs.");
        if (running.Instances.FirstOrDefault(x => x.Digest is not null && x.Digest != digest) is { } other)
            return new(VerificationVerdict.Failed, $"{other.Name} runs {other.Digest} instead of {digest}.");
        if (running.Instances.FirstOrDefault(x => x.Health == ServiceHealth.Unhealthy) is { } ill)
            return new(VerificationVerdict.Failed, $"{ill.Name} is not healthy: {ill.Detail}");
        if (running.Instances.FirstOrDefault(x => x.Digest is null) is { } unknown)
            return new(VerificationVerdict.Inconclusive, $"The digest that {unknown.Name} runs cannot be told.");
        if (running.Instances.FirstOrDefault(x => x.Health == ServiceHealth.Starting) is { } starting)
            return new(VerificationVerdict.Inconclusive, $"{starting.Name} is not ready yet: {starting.Detail}");
        return new(VerificationVerdict.Passed, $"{running.Instances.Count} of {running.Instances.Count} run {digest}.");
    }

    /// <summary>What runs could not be read.</summary>
    public static Verification Unreadable(string reason) => new(VerificationVerdict.Inconclusive, reason);
}
