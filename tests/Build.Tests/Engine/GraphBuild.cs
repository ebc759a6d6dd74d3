using Nuke.Common;
using Serilog;

namespace Build.Tests;

/// <summary>A build of eight targets with any relations between them, which notes when each starts and ends.</summary>
public sealed class GraphBuild(
    IReadOnlyCollection<Edge> edges,
    IReadOnlyCollection<int>? failing = null,
    IReadOnlyCollection<int>? assured = null
) : NukeBuild
{
    public const int Size = 8;

    readonly List<(string Target, bool Ends)> _events = [];

    public Target T0 => _ => Define(_, 0);
    public Target T1 => _ => Define(_, 1);
    public Target T2 => _ => Define(_, 2);
    public Target T3 => _ => Define(_, 3);
    public Target T4 => _ => Define(_, 4);
    public Target T5 => _ => Define(_, 5);
    public Target T6 => _ => Define(_, 6);
    public Target T7 => _ => Define(_, 7);

    public Target All => _ => _.DependsOn(Targets);

    /// <summary>Starts and ends in the order in which they happened.</summary>
    public IReadOnlyList<(string Target, bool Ends)> Events => _events;

    /// <summary>The targets that have run, in the order of their starts.</summary>
    public IReadOnlyList<string> Ran => [.. _events.Where(x => !x.Ends).Select(x => x.Target)];

    Target[] Targets => [T0, T1, T2, T3, T4, T5, T6, T7];

    /// <summary>Whether a relation makes the one target run before the other.</summary>
    public bool IsPredecessor(string before, string after) =>
        edges.Any(x => $"T{x.From}" == after && $"T{x.To}" == before);

    ITargetDefinition Define(ITargetDefinition definition, int index)
    {
        foreach (var edge in edges.Where(x => x.From == index))
        {
            definition = edge.Kind switch
            {
                EdgeKind.DependsOn => definition.DependsOn(Targets[edge.To]),
                EdgeKind.After => definition.After(Targets[edge.To]),
                _ => definition.TriggeredBy(Targets[edge.To]),
            };
        }
        if (assured?.Contains(index) == true)
            definition = definition.AssuredAfterFailure();
        return definition.Executes(() => RunAsync(index));
    }

    async Task RunAsync(int index)
    {
        Note(index, ends: false);
        Log.Information("first of T{Index}", index);
        await Task.Yield();
        Log.Information("second of T{Index}", index);
        Note(index, ends: true);
        if (failing?.Contains(index) == true)
            throw new InvalidOperationException("as told");
    }

    void Note(int index, bool ends)
    {
        lock (_events)
            _events.Add(($"T{index}", ends));
    }
}
