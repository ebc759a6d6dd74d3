namespace Nuke.Common.Execution;

/// <summary>Decides before the build starts which targets of the plan are left out on purpose.</summary>
static class SkipDecision
{
    /// <param name="plan">All targets of the plan, scheduled.</param>
    /// <param name="skipped">The targets to skip by request; empty for everything that was not invoked; null for none.</param>
    public static void Apply(IReadOnlyList<ExecutableTarget> plan, IReadOnlyCollection<ExecutableTarget>? skipped)
    {
        if (skipped is not null)
        {
            // Whoever asks for a target by name wants it, whatever else is skipped.
            foreach (var target in plan.Where(x => !x.Invoked && (skipped.Count == 0 || skipped.Contains(x))))
                Skip(plan, target, "via parameter");
        }

        foreach (var target in plan.Where(x => x.Status == ExecutionStatus.Scheduled))
        {
            if (ConditionCheck.FailedText(target, target.Definition.StaticConditions) is { } text)
                Skip(plan, target, $"OnlyWhen: {text}");
        }
    }

    static void Skip(IReadOnlyList<ExecutableTarget> plan, ExecutableTarget target, string reason)
    {
        target.Status = ExecutionStatus.Skipped;
        target.SkipReason ??= reason;
        if (target.Definition.WhenSkippedBehavior == DependencyBehavior.Execute)
            return;

        foreach (var other in target.DependencySet.Concat(target.TriggerSet))
        {
            if (other.Status == ExecutionStatus.Scheduled && !other.Invoked && !IsNeeded(plan, other))
                Skip(plan, other, $"because of {target.Name}");
        }
    }

    static bool IsNeeded(IReadOnlyList<ExecutableTarget> plan, ExecutableTarget target) =>
        plan.Any(x =>
            (x.Status == ExecutionStatus.Scheduled || KeepsDependencies(x))
            && (x.DependencySet.Contains(target) || x.TriggerSet.Contains(target))
        );

    static bool KeepsDependencies(ExecutableTarget target) =>
        target.Definition.WhenSkippedBehavior == DependencyBehavior.Execute;
}
