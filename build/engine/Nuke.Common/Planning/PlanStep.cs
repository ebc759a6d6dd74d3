using Nuke.Common.Execution;

namespace Nuke.Common.Planning;

/// <summary>One target of a plan: when it would run, and why.</summary>
/// <param name="Target">The target.</param>
/// <param name="Wave">From 1 on; what is in one wave may run at the same time.</param>
/// <param name="NeededBy">The targets of the plan that depend on it.</param>
/// <param name="TriggeredBy">The targets of the plan that trigger it.</param>
/// <param name="After">The targets of the plan that must be over before it starts.</param>
sealed record PlanStep(
    ExecutableTarget Target,
    int Wave,
    List<ExecutableTarget> NeededBy,
    List<ExecutableTarget> TriggeredBy,
    IReadOnlyList<ExecutableTarget> After
)
{
    public string Name => Target.Name;

    /// <summary>Why it would be left out, or null.</summary>
    public string? SkipReason => Target.Status == ExecutionStatus.Skipped ? Target.SkipReason : null;

    /// <summary>What must hold when its turn comes; otherwise it is left out then.</summary>
    public IEnumerable<string> Conditions => Target.Definition.DynamicConditions.Select(x => x.Text);

    /// <summary>Why it is in the plan, in words.</summary>
    public string Because => string.Join("; ", Reasons());

    /// <summary>The steps of a plan, in its order.</summary>
    public static IReadOnlyList<PlanStep> AllOf(IReadOnlyCollection<ExecutableTarget> plan)
    {
        var steps = new List<PlanStep>(plan.Count);
        var byTarget = new Dictionary<ExecutableTarget, PlanStep>(plan.Count);
        foreach (var target in plan)
        {
            // A plan has each target after its predecessors.
            var after = target.Predecessors.Distinct().Where(byTarget.ContainsKey).ToList();
            var wave = 1;
            foreach (var predecessor in after)
                wave = Math.Max(wave, byTarget[predecessor].Wave + 1);
            var step = new PlanStep(target, wave, [], [], after);
            steps.Add(step);
            byTarget.Add(target, step);
        }
        foreach (var step in steps)
        {
            foreach (var needed in step.Target.DependencySet)
                byTarget[needed].NeededBy.Add(step.Target);
            foreach (var triggered in step.Target.TriggerSet)
                byTarget[triggered].TriggeredBy.Add(step.Target);
        }
        return steps;
    }

    IEnumerable<string> Reasons()
    {
        if (Target.Invoked)
            yield return "asked for";
        if (NeededBy.Count > 0)
            yield return $"needed by {string.Join(", ", NeededBy)}";
        if (TriggeredBy.Count > 0)
            yield return $"triggered by {string.Join(", ", TriggeredBy)}";
    }
}
