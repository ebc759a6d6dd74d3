using Delivery.Deployment;

namespace Delivery.Ci.Model;

/// <summary>A job: one machine, one command.</summary>
/// <param name="Name">Its name in the pipeline, in kebab case.</param>
/// <param name="Title">What it does, for people.</param>
/// <param name="Command">What it runs.</param>
public sealed record PipelineJob(string Name, string Title, BuildCommand Command)
{
    /// <summary>The jobs that must have succeeded before.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>The environment that it changes, or null.</summary>
    public DeploymentEnvironment? Environment { get; init; }

    /// <summary>Where it runs.</summary>
    public JobRunner Runner { get; init; }

    /// <summary>Whether it works with a Docker engine.</summary>
    public bool NeedsDocker { get; init; }

    /// <summary>What it does with the repository.</summary>
    public RepositoryAccess Access { get; init; }

    /// <summary>The parameters that the host gives it.</summary>
    public IReadOnlyList<PipelineSetting> Settings { get; init; } = [];

    /// <summary>The settings without which it is left out, so that a host that was not set up yet fails nothing.</summary>
    public IReadOnlyList<PipelineSetting> OnlyWith { get; init; } = [];

    /// <summary>What it gets from other jobs before it starts.</summary>
    public IReadOnlyList<JobArtifact> Gets { get; init; } = [];

    /// <summary>What it leaves behind, also when it fails.</summary>
    public IReadOnlyList<JobArtifact> Leaves { get; init; } = [];

    /// <summary>The pipeline that it starts in the end: hosts start none for what a pipeline has pushed.</summary>
    public Pipeline? Starts { get; init; }

    /// <summary>How long it may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The settings that are secrets.</summary>
    public IEnumerable<PipelineSetting> Secrets => Settings.Where(x => x.IsSecret);

    /// <summary>The settings that everybody may see.</summary>
    public IEnumerable<PipelineSetting> Variables => Settings.Where(x => !x.IsSecret);
}
