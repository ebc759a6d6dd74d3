using Delivery.Outcomes;

namespace Delivery.Deployment;

/// <summary>The right to change an environment. It ends when it is disposed, and when its process dies.</summary>
/// <param name="environment">The environment.</param>
/// <param name="holder">Who has it.</param>
public abstract class EnvironmentLock(DeploymentEnvironment environment, LockHolder holder) : IAsyncDisposable
{
    /// <summary>The environment.</summary>
    public DeploymentEnvironment Environment { get; } = environment;

    /// <summary>Who has it.</summary>
    public LockHolder Holder { get; } = holder;

    /// <summary>The same right, for the environment with another configuration. It ends with this one.</summary>
    /// <param name="configuration">The configuration; null leaves it as it is.</param>
    public EnvironmentLock With(IReadOnlyDictionary<string, string>? configuration) =>
        With(Environment.With(configuration));

    /// <summary>The same right, for the environment with other settings. It ends with this one.</summary>
    /// <param name="environment">The environment as it shall be.</param>
    public EnvironmentLock With(DeploymentEnvironment environment) => new Reconfigured(environment, this);

    /// <summary>Expects that nobody else has the right by now. One that lives as long as its process has nothing to look at.</summary>
    /// <exception cref="StopException">It is lost (exit code <see cref="DeploymentExitCode.LockHeld"/>).</exception>
    public virtual void RequireHeld() { }

    public abstract ValueTask DisposeAsync();

    sealed class Reconfigured(DeploymentEnvironment environment, EnvironmentLock held)
        : EnvironmentLock(environment, held.Holder)
    {
        public override void RequireHeld() => held.RequireHeld();

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
