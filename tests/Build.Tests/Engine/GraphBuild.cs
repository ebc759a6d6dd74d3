using Nuke.Common;

namespace Build.Tests;

/// <summary>A build of eight targets with any relations between them.</summary>
public sealed class GraphBuild(IReadOnlyCollection<Edge> edges) : RecordingBuild
{
    public const int Size = 8;

    public Target T0 => _ => Define(_, 0);
    public Target T1 => _ => Define(_, 1);
    public Target T2 => _ => Define(_, 2);
    public Target T3 => _ => Define(_, 3);
    public Target T4 => _ => Define(_, 4);
    public Target T5 => _ => Define(_, 5);
    public Target T6 => _ => Define(_, 6);
    public Target T7 => _ => Define(_, 7);

    public Target All => _ => _.DependsOn(Targets);

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
        return definition.Executes(Record);
    }
}
