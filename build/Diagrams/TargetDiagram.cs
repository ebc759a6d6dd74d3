using Nuke.Common;

namespace Delivery.Diagrams;

/// <summary>What runs when a target is asked for, and in which order.</summary>
public static class TargetDiagram
{
    /// <summary>The graph of a target and all that it needs.</summary>
    /// <param name="targets">All targets of the build.</param>
    /// <param name="goal">The target that is asked for.</param>
    public static MermaidGraph Of(IReadOnlyList<TargetDescription> targets, string goal)
    {
        var byName = targets.ToDictionary(x => x.Name, StringComparer.Ordinal);
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<string>([goal]);
        while (pending.TryPop(out var name))
            if (reached.Add(name))
                foreach (var next in byName[name].Needs)
                    pending.Push(next);
        return new MermaidGraph([.. targets.Select(x => x.Name).Where(reached.Contains)], x => byName[x].After);
    }
}
