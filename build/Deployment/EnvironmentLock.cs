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
        new Reconfigured(Environment.With(configuration), Holder);

    public abstract ValueTask DisposeAsync();

    sealed class Reconfigured(DeploymentEnvironment environment, LockHolder holder)
        : EnvironmentLock(environment, holder)
    {
        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
