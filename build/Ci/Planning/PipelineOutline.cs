using Delivery.Ci.Model;

namespace Delivery.Ci.Planning;

/// <summary>What is decided about a pipeline.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is for, in one line.</param>
/// <param name="Trigger">What starts it.</param>
/// <param name="Jobs">Its jobs.</param>
public sealed record PipelineOutline(
    string Name,
    string Description,
    PipelineTrigger Trigger,
    params IReadOnlyList<JobOutline> Jobs
)
{
    /// <summary>The target that the jobs together must come up to; null where a job asks for all of it.</summary>
    public string? Goal { get; init; }

    /// <summary>Targets of the goal that another pipeline runs.</summary>
    public IReadOnlyList<string> Elsewhere { get; init; } = [];

    /// <inheritdoc cref="Pipeline.ReplacesOlderRuns" />
    public bool ReplacesOlderRuns { get; init; }

    /// <summary>What whoever starts it by hand may say: parameters, by their names in the build.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];
}
