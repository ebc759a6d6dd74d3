namespace Nuke.Common.Execution;

/// <summary>Decides before the build starts which targets of the plan are left out on purpose.</summary>
sealed class SkipDecision
{
    // Who depends on a target, or triggers it.
    readonly Dictionary<ExecutableTarget, List<ExecutableTarget>> _needing = [];

    SkipDecision(IReadOnlyList<ExecutableTarget> plan)
    {
        foreach (var target in plan)
        foreach (var needed in target.DependencySet.Concat(target.TriggerSet))
        {
            if (!_needing.TryGetValue(needed, out var needing))
                _needing.Add(needed, needing = []);
            needing.Add(target);
        }
    }

    /// <param name="plan">All targets of the plan, scheduled.</param>
    /// <param name="skipped">The targets to skip by request; empty for everything that was not invoked; null for none.</param>
    public static void Apply(IReadOnlyList<ExecutableTarget> plan, IReadOnlyCollection<ExecutableTarget>? skipped)
    {
        var decision = new SkipDecision(plan);
        if (skipped is not null)
        {
            // Whoever asks for a target by name wants it, whatever else is skipped.
            foreach (var target in plan.Where(x => !x.Invoked && (skipped.Count == 0 || skipped.Contains(x))))
                decision.Skip(target, "via parameter");
        }

        foreach (var target in plan.Where(x => x.Status == ExecutionStatus.Scheduled))
        {
            if (ConditionCheck.FailedText(target, target.Definition.StaticConditions) is { } text)
                decision.Skip(target, $"OnlyWhen: {text}");
        }
    }

    void Skip(ExecutableTarget target, string reason)
    {
        target.Status = ExecutionStatus.Skipped;
        target.SkipReason ??= reason;
        if (target.Definition.WhenSkippedBehavior == DependencyBehavior.Execute)
            return;

        foreach (var other in target.DependencySet.Concat(target.TriggerSet))
        {
            if (other.Status == ExecutionStatus.Scheduled && !other.Invoked && !IsNeeded(other))
                Skip(other, $"because of {target.Name}");
        }
    }

    bool IsNeeded(ExecutableTarget target) =>
        _needing.TryGetValue(target, out var needing)
        && needing.Exists(x => x.Status == ExecutionStatus.Scheduled || KeepsDependencies(x));

    static bool KeepsDependencies(ExecutableTarget target) =>
        target.Definition.WhenSkippedBehavior == DependencyBehavior.Execute;
}
