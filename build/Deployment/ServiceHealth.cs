namespace Delivery.Deployment;

/// <summary>How a running service is.</summary>
public enum ServiceHealth
{
    /// <summary>It says that it is ready.</summary>
    Healthy,

    /// <summary>It has not made up its mind yet.</summary>
    Starting,

    /// <summary>It does not run, does not answer, or says that it is not ready.</summary>
    Unhealthy,
}
