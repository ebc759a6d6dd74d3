namespace Delivery.Ci.Model;

/// <summary>A pipeline of a CI host: what starts it, and its jobs.</summary>
/// <param name="Name">Its name: <c>Release</c>.</param>
/// <param name="Description">What it is for, in one line.</param>
/// <param name="Trigger">What starts it.</param>
/// <param name="Jobs">Its jobs, each after those that it needs.</param>
public sealed record Pipeline(string Name, string Description, PipelineTrigger Trigger, IReadOnlyList<PipelineJob> Jobs)
{
    /// <summary>The name in files: <c>release</c>.</summary>
    public string Id => Name.ToLowerInvariant();

    /// <summary>Whether a newer run ends an older one of the same branch; else one waits for the other.</summary>
    public bool ReplacesOlderRuns { get; init; }

    /// <summary>What whoever starts it by hand may say.</summary>
    public IReadOnlyList<PipelineSetting> Inputs { get; init; } = [];
}
