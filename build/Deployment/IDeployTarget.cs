using Delivery.Outcomes;

namespace Delivery.Deployment;

/// <summary>
/// What environments run on. Whatever it is, it starts the new release beside the old one, sends it requests only when it
/// has proven itself, and keeps or restores the old one otherwise. Doing something again is doing nothing.
/// </summary>
/// <remarks>
/// Every member throws a <see cref="StopException"/> when the runtime cannot be reached or refuses: then nothing is known,
/// and what served before serves.
/// </remarks>
public interface IDeployTarget : IDisposable
{
    /// <summary>What messages call it.</summary>
    string Name { get; }

    /// <summary>Takes the right to change an environment.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="holder">Who takes it; others get to read this.</param>
    /// <param name="patience">How long to wait for somebody else.</param>
    /// <param name="waiting">Called once when there is somebody else.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="StopException">Somebody else has it (exit code <see cref="DeploymentExitCode.LockHeld"/>).</exception>
    Task<EnvironmentLock> LockAsync(
        DeploymentEnvironment environment,
        LockHolder holder,
        TimeSpan patience,
        Action<LockHolder> waiting,
        CancellationToken cancellation
    );

    /// <summary>Says what a deployment would do, and does nothing.</summary>
    Task<DeploymentPlan> PlanAsync(Release release, DeploymentEnvironment environment, CancellationToken cancellation);

    /// <summary>
    /// Deploys a release. A failure of the release is an outcome and not an exception: the environment is then as it was.
    /// </summary>
    /// <param name="release">What shall serve.</param>
    /// <param name="environment">The right to change the environment.</param>
    /// <param name="progress">Told about each step, in this thread, before the step is done.</param>
    /// <param name="cancellation">Ends the deployment; what served before serves, unless the switch was done.</param>
    Task<DeploymentOutcome> DeployAsync(
        Release release,
        EnvironmentLock environment,
        IProgress<DeploymentProgress> progress,
        CancellationToken cancellation
    );

    /// <summary>What gets the environment's requests, or null.</summary>
    Task<RunningService?> ReadAsync(DeploymentEnvironment environment, CancellationToken cancellation);

    /// <summary>The last lines that the service has written, the oldest first.</summary>
    Task<IReadOnlyList<string>> ReadLogAsync(
        DeploymentEnvironment environment,
        int lines,
        CancellationToken cancellation
    );

    /// <summary>Removes everything that belongs to an environment.</summary>
    /// <param name="environment">The right to change the environment.</param>
    /// <param name="withModels">Whether its models go as well.</param>
    /// <param name="cancellation">Ends the removal; what is left can be removed by another one.</param>
    Task RemoveAsync(EnvironmentLock environment, bool withModels, CancellationToken cancellation);
}
