using Delivery.Ci.Model;
using Delivery.Deployment;

namespace Delivery.Ci.Planning;

/// <summary>What is decided about a job; all else follows from the targets.</summary>
/// <param name="Name">Its name in the pipeline, in kebab case.</param>
/// <param name="Title">What it does, for people.</param>
/// <param name="Targets">The targets that are this job's: whatever else they need runs where it is needed, unless it is another job's.</param>
public sealed record JobOutline(string Name, string Title, params IReadOnlyList<string> Targets)
{
    /// <summary>The environment's target that <c>--target</c> names, or null.</summary>
    public string? Toward { get; init; }

    /// <summary>Whether it only shows what would happen, and does nothing.</summary>
    public bool ShowsPlan { get; init; }

    /// <summary>Further options of the command.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <inheritdoc cref="PipelineJob.Environment" />
    public DeploymentEnvironment? Environment { get; init; }

    /// <inheritdoc cref="PipelineJob.Runner" />
    public JobRunner Runner { get; init; }

    /// <inheritdoc cref="PipelineJob.Access" />
    public RepositoryAccess Access { get; init; }

    /// <summary>The parameters that the host gives it, by their names in the build.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>The parameters without which it is left out, by their names in the build.</summary>
    public IReadOnlyList<string> OnlyWith { get; init; } = [];

    /// <summary>The jobs that must have succeeded before, beside those that follow from the targets.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>The pipeline that it starts in the end, or null.</summary>
    public string? Starts { get; init; }

    /// <inheritdoc cref="PipelineJob.Timeout" />
    public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(1);
}
