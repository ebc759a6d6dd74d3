namespace Nuke.Common.Execution;

/// <summary>Finds targets that wait for each other.</summary>
static class CycleFinder
{
    /// <summary>The members of a cycle, each waiting for the next and the last for the first; null where there is none.</summary>
    public static IReadOnlyList<ExecutableTarget>? Find(IReadOnlyList<ExecutableTarget> targets)
    {
        var seen = new HashSet<ExecutableTarget>();
        foreach (var target in targets)
        {
            if (seen.Add(target) && FindFrom(target, seen) is { } cycle)
                return cycle;
        }
        return null;
    }

    // A chain of targets may be longer than the call stack is deep.
    static List<ExecutableTarget>? FindFrom(ExecutableTarget first, HashSet<ExecutableTarget> seen)
    {
        var path = new List<ExecutableTarget> { first };
        var onPath = new HashSet<ExecutableTarget> { first };
        var pending = new Stack<IEnumerator<ExecutableTarget>>([first.Predecessors.GetEnumerator()]);
        while (pending.TryPeek(out var predecessors))
        {
            if (!predecessors.MoveNext())
            {
                pending.Pop().Dispose();
                onPath.Remove(path[^1]);
                path.RemoveAt(path.Count - 1);
            }
            else if (onPath.Contains(predecessors.Current))
            {
                return path[path.IndexOf(predecessors.Current)..];
            }
            else if (seen.Add(predecessors.Current))
            {
                path.Add(predecessors.Current);
                onPath.Add(predecessors.Current);
                pending.Push(predecessors.Current.Predecessors.GetEnumerator());
            }
        }
        return null;
    }
}
