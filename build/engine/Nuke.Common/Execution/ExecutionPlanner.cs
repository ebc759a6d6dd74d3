namespace Nuke.Common.Execution;

/// <summary>Decides what runs, and in which order.</summary>
static class ExecutionPlanner
{
    /// <summary>
    /// The invoked targets with everything they depend on and trigger, each after its predecessors; where that leaves a
    /// choice, in the order of declaration.
    /// </summary>
    /// <exception cref="BuildRefusedException">Targets wait for each other.</exception>
    public static IReadOnlyList<ExecutableTarget> Plan(
        IReadOnlyList<ExecutableTarget> targets,
        IEnumerable<ExecutableTarget> invoked
    )
    {
        if (CycleFinder.Find(targets) is { } cycle)
        {
            throw new BuildRefusedException(
                $"These targets wait for each other: {string.Join(" -> ", [.. cycle, cycle[0]])}. Remove one of the relations."
            );
        }

        var needed = Closure(invoked);
        var schedule = new TargetSchedule([.. targets.Where(needed.Contains)]);
        var plan = new List<ExecutableTarget>();
        while (schedule.TryTake(out var next))
        {
            schedule.Complete(next);
            plan.Add(next);
        }
        return plan;
    }

    static HashSet<ExecutableTarget> Closure(IEnumerable<ExecutableTarget> invoked)
    {
        var needed = new HashSet<ExecutableTarget>();
        var pending = new Stack<ExecutableTarget>(invoked);
        while (pending.TryPop(out var target))
        {
            if (!needed.Add(target))
                continue;
            foreach (var next in target.DependencySet.Concat(target.TriggerSet))
                pending.Push(next);
        }
        return needed;
    }
}
