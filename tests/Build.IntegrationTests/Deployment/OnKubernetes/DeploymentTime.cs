using System.Diagnostics;
using Delivery.Deployment;

namespace Build.IntegrationTests.Deployment.OnKubernetes;

/// <summary>How long a deployment takes, and how much of that the cluster does.</summary>
sealed class DeploymentTime
{
    readonly long _begun = Stopwatch.GetTimestamp();
    long? _rolloutBegun;
    long? _rolloutEnded;

    /// <summary>Is told what the deployment does.</summary>
    public void Report(DeploymentProgress progress)
    {
        if (progress.Step == DeploymentStep.Ready)
            _rolloutBegun ??= Stopwatch.GetTimestamp();
        else if (progress.Step == DeploymentStep.Smoke)
            _rolloutEnded ??= Stopwatch.GetTimestamp();
    }

    /// <summary>The time until now, but for the waiting until the pods are ready.</summary>
    public TimeSpan WithoutRollout() =>
        Stopwatch.GetElapsedTime(_begun) - Stopwatch.GetElapsedTime(_rolloutBegun!.Value, _rolloutEnded!.Value);
}
