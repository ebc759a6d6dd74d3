namespace Build.Tests.Incremental;

/// <summary>What one target of a <see cref="DataFlowBuild"/> reads.</summary>
/// <param name="Groups">The groups of source files.</param>
/// <param name="Dependencies">The targets whose outputs it reads; they have smaller numbers.</param>
/// <param name="Value">The declared value, or null.</param>
/// <param name="ReadsMode">Whether its action reads the parameter.</param>
/// <param name="IsLossy">Whether many different inputs make the same output.</param>
public sealed record GraphSpecification(
    IReadOnlyList<int> Groups,
    IReadOnlyList<int> Dependencies,
    int? Value,
    bool ReadsMode,
    bool IsLossy
)
{
    /// <summary>What the target makes of everything that it reads.</summary>
    public string Make(string input) => IsLossy ? $"{input.Count(x => x == 'b') % 2}" : $"made of {input}";
}
