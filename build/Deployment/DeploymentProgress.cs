namespace Delivery.Deployment;

/// <summary>Something that a deployment is about to do, or has found.</summary>
public readonly record struct DeploymentProgress(DeploymentStep Step, string Message);
