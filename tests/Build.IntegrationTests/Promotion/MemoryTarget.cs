using System.Collections.Concurrent;
using Delivery.Deployment;
using Delivery.Outcomes;

namespace Build.IntegrationTests.Promotion;

/// <summary>
/// Environments that run nothing: what a runtime says when a release does not start, when another digest runs than was
/// deployed, or when nobody can tell. A real engine does none of that on request.
/// </summary>
sealed class MemoryTarget : IDeployTarget
{
    readonly ConcurrentDictionary<string, RunningService?> _running = new();
    readonly ConcurrentDictionary<string, SemaphoreSlim> _locks = new();
    readonly ConcurrentDictionary<string, LockHolder> _holders = new();

    /// <summary>The digests that do not get ready.</summary>
    public HashSet<string> Ill { get; } = [];

    /// <summary>The last line of what does not get ready.</summary>
    public string LastWords { get; set; } = "last words";

    /// <summary>The digests of which something else runs when they are deployed.</summary>
    public Dictionary<string, string?> RunsInstead { get; } = [];

    public List<string> Deployments { get; } = [];

    /// <summary>What was deployed last where, and with which settings.</summary>
    public ConcurrentDictionary<string, (string Digest, DeploymentEnvironment Environment)> Deployed { get; } = new();

    public string Name => "memory";

    public void Run(DeploymentEnvironment environment, Release release, string? digest) =>
        _running[environment.Name] = Running(environment, release, digest);

    /// <summary>A release that is well, in one instance.</summary>
    public static RunningService Running(DeploymentEnvironment environment, Release release, string? digest) =>
        new(
            release,
            "d1",
            DateTimeOffset.UnixEpoch,
            environment.Url,
            [new RunningInstance("one", digest, ServiceHealth.Healthy, "")]
        );

    public async Task<EnvironmentLock> LockAsync(
        DeploymentEnvironment environment,
        LockHolder holder,
        TimeSpan patience,
        Action<LockHolder> waiting,
        CancellationToken cancellation
    )
    {
        var gate = _locks.GetOrAdd(environment.Name, _ => new SemaphoreSlim(1));
        if (!await gate.WaitAsync(patience, cancellation))
            throw StopException.With(
                DeploymentExitCode.LockHeld,
                $"{environment.Name} is being changed by {_holders[environment.Name]}"
            );
        _holders[environment.Name] = holder;
        return new Held(environment, holder, gate);
    }

    public Task<DeploymentPlan> PlanAsync(
        Release release,
        DeploymentEnvironment environment,
        CancellationToken cancellation
    ) => throw new NotSupportedException();

    public Task<DeploymentOutcome> DeployAsync(
        Release release,
        EnvironmentLock environment,
        IProgress<DeploymentProgress> progress,
        CancellationToken cancellation
    )
    {
        Deployments.Add(release.Digest);
        var before = _running.GetValueOrDefault(environment.Environment.Name);
        if (Ill.Contains(release.Digest))
            return Task.FromResult(
                new DeploymentOutcome(
                    before is null ? DeploymentResult.NothingServes : DeploymentResult.OldKept,
                    $"it never got ready, and said: {LastWords}",
                    [LastWords]
                )
            );
        Deployed[environment.Environment.Name] = (release.Digest, environment.Environment);
        Run(
            environment.Environment,
            release,
            RunsInstead.TryGetValue(release.Digest, out var other) ? other : release.Digest
        );
        return Task.FromResult(DeploymentOutcome.Success(DeploymentResult.Deployed));
    }

    public Task<RunningService?> ReadAsync(DeploymentEnvironment environment, CancellationToken cancellation) =>
        Task.FromResult(_running.GetValueOrDefault(environment.Name));

    public Task<IReadOnlyList<string>> ReadLogAsync(
        DeploymentEnvironment environment,
        int lines,
        CancellationToken cancellation
    ) => throw new NotSupportedException();

    public Task RemoveAsync(EnvironmentLock environment, bool withModels, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public void Dispose() { }

    sealed class Held(DeploymentEnvironment environment, LockHolder holder, SemaphoreSlim gate)
        : EnvironmentLock(environment, holder)
    {
        public override ValueTask DisposeAsync()
        {
            gate.Release();
            return ValueTask.CompletedTask;
        }
    }
}
