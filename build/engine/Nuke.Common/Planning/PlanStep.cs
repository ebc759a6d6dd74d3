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
    IReadOnlyList<ExecutableTarget> NeededBy,
    IReadOnlyList<ExecutableTarget> TriggeredBy,
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
        var waves = new Dictionary<ExecutableTarget, int>();
        var neededBy = Reverse(plan, x => x.DependencySet);
        var triggeredBy = Reverse(plan, x => x.TriggerSet);
        var steps = new List<PlanStep>();
        foreach (var target in plan)
        {
            // A plan has each target after its predecessors.
            var after = target.Predecessors.Distinct().Where(waves.ContainsKey).ToList();
            waves[target] = after.Select(x => waves[x]).DefaultIfEmpty().Max() + 1;
            steps.Add(new PlanStep(target, waves[target], [.. neededBy[target]], [.. triggeredBy[target]], after));
        }
        return steps;
    }

    static ILookup<ExecutableTarget, ExecutableTarget> Reverse(
        IEnumerable<ExecutableTarget> plan,
        Func<ExecutableTarget, IEnumerable<ExecutableTarget>> relation
    ) => plan.SelectMany(from => relation(from).Select(to => (from, to))).ToLookup(x => x.to, x => x.from);

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
