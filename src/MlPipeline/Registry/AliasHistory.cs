namespace MlPipeline.Registry;

/// <summary>What a history of alias moves means. Pure functions.</summary>
public static class AliasHistory
{
    /// <summary>The version of each alias after all moves, sorted ordinally by alias.</summary>
    /// <param name="history">Moves, oldest first.</param>
    public static IReadOnlyDictionary<string, int> Current(IEnumerable<AliasMove> history)
    {
        var current = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var move in history)
            if (move.To is { } version)
                current[move.Alias] = version;
            else
                current.Remove(move.Alias);
        return new OrderedDictionary<string, int>(current);
    }

    /// <summary>The versions that an alias pointed to before its current one and that no rollback has gone back past, oldest first.</summary>
    /// <param name="history">Moves, oldest first; those of other aliases do not count.</param>
    /// <param name="alias">The alias.</param>
    public static IReadOnlyList<int> Earlier(IEnumerable<AliasMove> history, string alias)
    {
        var earlier = new Stack<int>();
        foreach (var move in history.Where(x => x.Alias == alias))
            // A rollback does not count as a new position: otherwise a second one would lead forward again.
            if (move.Kind == AliasMoveKind.Rollback)
                earlier.TryPop(out _);
            else if (move.From is { } from)
                earlier.Push(from);
        return [.. earlier.Reverse()];
    }
}
