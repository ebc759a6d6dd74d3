namespace Delivery.Diagrams;

/// <summary>A directed graph without circles, as a Mermaid flowchart that GitHub and GitLab draw.</summary>
public sealed class MermaidGraph
{
    readonly IReadOnlyList<string> _nodes;
    readonly Dictionary<string, HashSet<string>> _before;

    /// <summary>Takes the graph.</summary>
    /// <param name="nodes">The nodes, in the order in which they are written.</param>
    /// <param name="before">The nodes before each; those that are no nodes of this graph are left out.</param>
    public MermaidGraph(IReadOnlyList<string> nodes, Func<string, IEnumerable<string>> before)
    {
        _nodes = nodes;
        var known = nodes.ToHashSet(StringComparer.Ordinal);
        _before = nodes.ToDictionary(x => x, x => before(x).Where(known.Contains).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The arrows, each from what is before to what is after; those that follow from others are left out.</summary>
    public IReadOnlyList<(string From, string To)> Arrows =>
        [
            .. from node in _nodes
            from before in _nodes.Where(_before[node].Contains)
            where !_before[node].Any(x => x != before && IsBefore(before, x))
            select (before, node),
        ];

    /// <summary>The flowchart in its fence.</summary>
    public override string ToString()
    {
        // Names such as "end" mean something in a flowchart.
        var ids = _nodes.Index().ToDictionary(x => x.Item, x => $"n{x.Index + 1}");
        return string.Concat(
            (string[])
                [
                    "```mermaid\nflowchart LR\n",
                    .. _nodes.Select(x => $"  {ids[x]}[\"{x}\"]\n"),
                    .. Arrows.Select(x => $"  {ids[x.From]} --> {ids[x.To]}\n"),
                    "```\n",
                ]
        );
    }

    bool IsBefore(string node, string other) =>
        _before[other].Contains(node) || _before[other].Any(x => IsBefore(node, x));
}
