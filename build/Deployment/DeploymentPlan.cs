namespace Delivery.Deployment;

/// <summary>What a deployment would do.</summary>
/// <param name="Running">What serves now, or null.</param>
/// <param name="Changes">What would be changed, a line each; none when there is nothing to do.</param>
public sealed record DeploymentPlan(RunningService? Running, IReadOnlyList<string> Changes)
{
    /// <summary>Whether nothing would be changed.</summary>
    public bool IsEmpty => Changes.Count == 0;
}
