namespace Delivery.Deployment;

/// <summary>The exit codes that a deployment adds to those of the build.</summary>
public static class DeploymentExitCode
{
    /// <summary>Somebody else deploys to the environment at this moment.</summary>
    public const int LockHeld = 4;

    /// <summary>The deployment has failed, and the release from before serves.</summary>
    public const int OldServes = 5;

    /// <summary>The deployment has failed, and nothing serves.</summary>
    public const int NothingServes = 6;
}
