namespace Delivery.Deployment;

/// <summary>How a deployment ended, and why.</summary>
/// <param name="Result">How.</param>
/// <param name="Reason">Why it failed, in words for people; empty when it did not.</param>
/// <param name="Log">The last lines that the release which failed has written.</param>
public sealed record DeploymentOutcome(DeploymentResult Result, string Reason, IReadOnlyList<string> Log)
{
    /// <summary>Whether the release serves that was asked for.</summary>
    public bool IsSuccess => Result is DeploymentResult.Deployed or DeploymentResult.AlreadyRunning;

    /// <summary>The exit code of a build whose deployment ended so; see <see cref="DeploymentExitCode"/>.</summary>
    public int ExitCode =>
        Result switch
        {
            DeploymentResult.Deployed or DeploymentResult.AlreadyRunning => 0,
            DeploymentResult.OldKept or DeploymentResult.OldRestored => DeploymentExitCode.OldServes,
            _ => DeploymentExitCode.NothingServes,
        };

    /// <summary>What people get to read of a deployment that failed: why, and what serves now.</summary>
    public string Explain(Release release, DeploymentEnvironment environment) =>
        $"{release} was not deployed to {environment.Name}: {Reason} "
        + Result switch
        {
            DeploymentResult.OldKept => "The release from before has served all the time, and serves.",
            DeploymentResult.OldRestored => "The release from before serves again.",
            _ => "Nothing serves there now.",
        }
        + (Log.Count > 0 ? " Its last lines are above." : "");

    /// <summary>An end without failure.</summary>
    public static DeploymentOutcome Success(DeploymentResult result) => new(result, "", []);
}
