namespace Delivery.Deployment;

/// <summary>What an environment runs on.</summary>
public enum DeployTargetKind
{
    /// <summary>The project itself, on the machine of whoever works on it; nothing is deployed.</summary>
    Project,

    /// <summary>Containers of a Docker engine.</summary>
    Docker,

    /// <summary>Pods of a Kubernetes cluster.</summary>
    Kubernetes,
}
