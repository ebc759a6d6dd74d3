namespace Delivery.Deployment;

/// <summary>Environments of which some run on one thing and some on another. Each is opened when it is needed.</summary>
/// <param name="open">Opens what a kind stands for.</param>
public sealed class MixedDeployTarget(Func<DeployTargetKind, Task<IDeployTarget>> open) : IDeployTarget
{
    readonly Dictionary<DeployTargetKind, IDeployTarget> _opened = [];

    public string Name => string.Join(", ", _opened.Values.Select(x => x.Name));

    public async Task<EnvironmentLock> LockAsync(
        DeploymentEnvironment environment,
        LockHolder holder,
        TimeSpan patience,
        Action<LockHolder> waiting,
        CancellationToken cancellation
    ) => await (await OfAsync(environment)).LockAsync(environment, holder, patience, waiting, cancellation);

    public async Task<DeploymentPlan> PlanAsync(
        Release release,
        DeploymentEnvironment environment,
        CancellationToken cancellation
    ) => await (await OfAsync(environment)).PlanAsync(release, environment, cancellation);

    public async Task<DeploymentOutcome> DeployAsync(
        Release release,
        EnvironmentLock environment,
        IProgress<DeploymentProgress> progress,
        CancellationToken cancellation
    ) => await (await OfAsync(environment.Environment)).DeployAsync(release, environment, progress, cancellation);

    public async Task<RunningService?> ReadAsync(DeploymentEnvironment environment, CancellationToken cancellation) =>
        await (await OfAsync(environment)).ReadAsync(environment, cancellation);

    public async Task<IReadOnlyList<string>> ReadLogAsync(
        DeploymentEnvironment environment,
        int lines,
        CancellationToken cancellation
    ) => await (await OfAsync(environment)).ReadLogAsync(environment, lines, cancellation);

    public async Task RemoveAsync(EnvironmentLock environment, bool withModels, CancellationToken cancellation) =>
        await (await OfAsync(environment.Environment)).RemoveAsync(environment, withModels, cancellation);

    public void Dispose()
    {
        foreach (var target in _opened.Values)
            target.Dispose();
    }

    async Task<IDeployTarget> OfAsync(DeploymentEnvironment environment)
    {
        if (!_opened.TryGetValue(environment.Target, out var target))
            _opened[environment.Target] = target = await open(environment.Target);
        return target;
    }
}
