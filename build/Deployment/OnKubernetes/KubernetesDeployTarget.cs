using k8s.Models;

namespace Delivery.Deployment.OnKubernetes;

/// <summary>Environments on a Kubernetes cluster: the objects that <see cref="KubernetesObjects"/> describes, applied on the server under a field manager of their own.</summary>
/// <param name="connection">The connection to the cluster; the target closes it.</param>
/// <param name="options">What all environments have in common.</param>
/// <param name="clock">Tells which locks have expired.</param>
/// <param name="key">The API key to ask the service with, where it asks for one.</param>
public sealed class KubernetesDeployTarget(
    ClusterConnection connection,
    KubernetesOptions options,
    TimeProvider clock,
    string? key = null
) : IDeployTarget
{
    public string Name => $"Kubernetes at {connection.Client.BaseUri}";

    public Task<EnvironmentLock> LockAsync(
        DeploymentEnvironment environment,
        LockHolder holder,
        TimeSpan patience,
        Action<LockHolder> waiting,
        CancellationToken cancellation
    ) =>
        With<EnvironmentLock>(
            environment,
            async api =>
                await KubernetesEnvironmentLock.TakeAsync(
                    api,
                    environment,
                    holder,
                    patience,
                    waiting,
                    clock,
                    cancellation
                )
        );

    public Task<DeploymentPlan> PlanAsync(
        Release release,
        DeploymentEnvironment environment,
        CancellationToken cancellation
    ) =>
        With(
            environment,
            async api =>
            {
                var changes = await ClusterChanges.FindAsync(api, environment, release, options, cancellation);
                return new DeploymentPlan(
                    await new ServiceReading(api, environment).ReadAsync(cancellation),
                    changes.Lines
                );
            }
        );

    public Task<DeploymentOutcome> DeployAsync(
        Release release,
        EnvironmentLock environment,
        IProgress<DeploymentProgress> progress,
        CancellationToken cancellation
    ) =>
        With(
            environment.Environment,
            api =>
                new KubernetesDeployment(
                    api,
                    environment.Environment,
                    options,
                    key,
                    environment.RequireHeld,
                    progress
                ).RunAsync(release, cancellation)
        );

    public Task<RunningService?> ReadAsync(DeploymentEnvironment environment, CancellationToken cancellation) =>
        With(environment, api => new ServiceReading(api, environment).ReadAsync(cancellation));

    public Task<IReadOnlyList<string>> ReadLogAsync(
        DeploymentEnvironment environment,
        int lines,
        CancellationToken cancellation
    ) =>
        With(
            environment,
            async api =>
            {
                var reading = new ServiceReading(api, environment);
                return (await reading.FindAsync(cancellation))?.Pods.MaxBy(x => x.CreationTimestamp()) is { } newest
                    ? await reading.ReadLogAsync(newest, lines, cancellation)
                    : [];
            }
        );

    public Task RemoveAsync(EnvironmentLock environment, bool withModels, CancellationToken cancellation) =>
        With(
            environment.Environment,
            async api =>
            {
                await KubernetesRemoval.RunAsync(api, environment.Environment, withModels, cancellation);
                return 0;
            }
        );

    public void Dispose() => connection.Client.Dispose();

    Task<T> With<T>(DeploymentEnvironment environment, Func<ClusterApi, Task<T>> action)
    {
        var api = new ClusterApi(connection.Client, environment.Kubernetes.Namespace ?? connection.Namespace);
        return ClusterFailures.GuardAsync(api, environment, () => action(api));
    }
}
