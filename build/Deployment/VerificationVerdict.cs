namespace Delivery.Deployment;

/// <summary>The outcome of a verification.</summary>
public enum VerificationVerdict
{
    /// <summary>What shall run runs, all of it, and is healthy.</summary>
    Passed,

    /// <summary>Something else runs, or nothing, or it is not healthy.</summary>
    Failed,

    /// <summary>It cannot be told. This is not a yes.</summary>
    Inconclusive,
}
