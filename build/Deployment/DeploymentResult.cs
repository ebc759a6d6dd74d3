namespace Delivery.Deployment;

/// <summary>How a deployment ended.</summary>
public enum DeploymentResult
{
    /// <summary>The new release serves.</summary>
    Deployed,

    /// <summary>The release served already, and serves.</summary>
    AlreadyRunning,

    /// <summary>The new release was found wanting before it got a request; the old one has served all the time.</summary>
    OldKept,

    /// <summary>The new release was found wanting when it served; the old one serves again.</summary>
    OldRestored,

    /// <summary>The new release was found wanting, and there is no old one that could serve.</summary>
    NothingServes,
}
