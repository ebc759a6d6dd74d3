namespace Nuke.Common.Execution;

/// <summary>Finds targets that wait for each other.</summary>
static class CycleFinder
{
    /// <summary>The members of a cycle, each waiting for the next and the last for the first; null where there is none.</summary>
    public static IReadOnlyList<ExecutableTarget>? Find(IReadOnlyList<ExecutableTarget> targets)
    {
        var done = new HashSet<ExecutableTarget>();
        var path = new List<ExecutableTarget>();
        foreach (var target in targets)
        {
            if (Visit(target, path, done) is { } cycle)
                return cycle;
        }
        return null;
    }

    static IReadOnlyList<ExecutableTarget>? Visit(
        ExecutableTarget target,
        List<ExecutableTarget> path,
        HashSet<ExecutableTarget> done
    )
    {
        if (done.Contains(target))
            return null;
        var start = path.IndexOf(target);
        if (start >= 0)
            return path[start..];

        path.Add(target);
        foreach (var predecessor in target.Predecessors)
        {
            if (Visit(predecessor, path, done) is { } cycle)
                return cycle;
        }
        path.RemoveAt(path.Count - 1);
        done.Add(target);
        return null;
    }
}
