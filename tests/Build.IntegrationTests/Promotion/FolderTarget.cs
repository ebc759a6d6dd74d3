using Delivery.Deployment;
using Delivery.Docker;
using Nuke.Common.IO;

namespace Build.IntegrationTests.Promotion;

/// <summary>Environments of which a folder says what runs: what happens there outlives the process that did it.</summary>
sealed class FolderTarget(AbsolutePath directory) : IDeployTarget
{
    public string Name => "folder";

    /// <summary>All digests that ever ran in an environment, in their order.</summary>
    public IReadOnlyList<string> Ran(DeploymentEnvironment environment) =>
        File.Exists(HistoryOf(environment)) ? File.ReadAllLines(HistoryOf(environment)) : [];

    public void Run(DeploymentEnvironment environment, Release release)
    {
        directory.CreateDirectory();
        File.AppendAllLines(HistoryOf(environment), [release.Digest]);
        var file = StateOf(environment);
        File.WriteAllLines($"{file}.tmp", [release.Image.ToString(), release.Version, release.Commit, release.Tree]);
        File.Move($"{file}.tmp", file, overwrite: true);
    }

    public async Task<EnvironmentLock> LockAsync(
        DeploymentEnvironment environment,
        LockHolder holder,
        TimeSpan patience,
        Action<LockHolder> waiting,
        CancellationToken cancellation
    )
    {
        directory.CreateDirectory();
        var end = TimeProvider.System.GetUtcNow() + patience;
        while (true)
        {
            try
            {
                // The system takes it from a process that dies.
                var file = new FileStream(
                    directory / $"{environment.Name}.lock",
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None
                );
                return new Held(environment, holder, file);
            }
            catch (IOException) when (TimeProvider.System.GetUtcNow() < end)
            {
                // .NET can only try for a lock. How soon it tries again decides nothing that a test looks at.
                await Task.Delay(TimeSpan.FromMilliseconds(20), cancellation);
            }
        }
    }

    public Task<DeploymentOutcome> DeployAsync(
        Release release,
        EnvironmentLock environment,
        IProgress<DeploymentProgress> progress,
        CancellationToken cancellation
    )
    {
        Run(environment.Environment, release);
        return Task.FromResult(DeploymentOutcome.Success(DeploymentResult.Deployed));
    }

    public Task<RunningService?> ReadAsync(DeploymentEnvironment environment, CancellationToken cancellation)
    {
        if (!File.Exists(StateOf(environment)))
            return Task.FromResult<RunningService?>(null);
        var lines = File.ReadAllLines(StateOf(environment));
        var release = new Release(ImageReference.Parse(lines[0]), lines[1], lines[2], lines[3]);
        return Task.FromResult<RunningService?>(MemoryTarget.Running(environment, release, release.Digest));
    }

    public Task<DeploymentPlan> PlanAsync(
        Release release,
        DeploymentEnvironment environment,
        CancellationToken cancellation
    ) => throw new NotSupportedException();

    public Task<IReadOnlyList<string>> ReadLogAsync(
        DeploymentEnvironment environment,
        int lines,
        CancellationToken cancellation
    ) => throw new NotSupportedException();

    public Task RemoveAsync(EnvironmentLock environment, bool withModels, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public void Dispose() { }

    AbsolutePath StateOf(DeploymentEnvironment environment) => directory / $"{environment.Name}.state";

    AbsolutePath HistoryOf(DeploymentEnvironment environment) => directory / $"{environment.Name}.history";

    sealed class Held(DeploymentEnvironment environment, LockHolder holder, FileStream file)
        : EnvironmentLock(environment, holder)
    {
        public override ValueTask DisposeAsync() => file.DisposeAsync();
    }
}
