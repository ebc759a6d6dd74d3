using System.Globalization;

namespace MlPipeline.Registry;

/// <summary>What may be asked of a registry and what may not, wherever it is kept. It reads and writes nothing.</summary>
/// <param name="registry">The registry, as messages name it.</param>
/// <param name="clock">Says when an alias was moved.</param>
sealed class RegistryRules(string registry, TimeProvider clock)
{
    const string ExistingAlias = "Give an alias that exists";

    /// <summary>The version that a number or an alias stands for, which need not be there.</summary>
    /// <exception cref="InputException">There is no such alias.</exception>
    public int VersionOf(string reference, Func<IReadOnlyDictionary<string, int>> aliases, Func<int[]> numbers)
    {
        if (int.TryParse(reference, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        var known = aliases();
        return known.TryGetValue(reference, out var version)
            ? version
            : throw UnknownAlias(reference, known, numbers(), "Give a version's number or an alias that exists");
    }

    /// <summary>The move that points an alias to a version; null where it points there already.</summary>
    /// <exception cref="InputException">There is no reason.</exception>
    public AliasMove? Set(IReadOnlyList<AliasMove> history, string alias, int version, string reason) =>
        AliasHistory.Current(history).TryGetValue(alias, out var current) && current == version
            ? null
            : Move(history, alias, AliasMoveKind.Set, version, reason);

    /// <summary>The move that removes an alias.</summary>
    /// <exception cref="InputException">There is no such alias, or no reason.</exception>
    public AliasMove Remove(IReadOnlyList<AliasMove> history, string alias, string reason, Func<int[]> numbers)
    {
        var aliases = AliasHistory.Current(history);
        return aliases.ContainsKey(alias)
            ? Move(history, alias, AliasMoveKind.Remove, null, reason)
            : throw UnknownAlias(alias, aliases, numbers(), ExistingAlias);
    }

    /// <summary>The move that puts an alias back to the version before.</summary>
    /// <exception cref="InputException">The alias was never moved, there is no earlier version, or no reason.</exception>
    public AliasMove Rollback(IReadOnlyList<AliasMove> history, string alias, string reason, Func<int[]> numbers)
    {
        if (!history.Any(x => x.Alias == alias))
            throw UnknownAlias(alias, AliasHistory.Current(history), numbers(), ExistingAlias);
        var earlier = AliasHistory.Earlier(history, alias);
        return earlier.Count > 0
            ? Move(history, alias, AliasMoveKind.Rollback, earlier[^1], reason)
            : throw new InputException(
                $"Alias \"{alias}\" in models registry \"{registry}\" has no earlier version to go back to.",
                "Set it to the version that you want."
            );
    }

    /// <exception cref="InputException">The name is not one for an alias.</exception>
    public static void CheckName(string alias)
    {
        if (AliasName.Problem(alias) is { } problem)
            throw new InputException($"Alias \"{alias}\" {problem}.", AliasName.Remedy);
    }

    /// <exception cref="BusyException">The alias does not point to a version.</exception>
    public static void CheckPointsTo(IReadOnlyList<AliasMove> history, string alias, int expected)
    {
        var exists = AliasHistory.Current(history).TryGetValue(alias, out var version);
        if (exists && version == expected)
            return;
        var last = history.LastOrDefault(x => x.Alias == alias);
        throw new BusyException(
            $"Alias \"{alias}\" {(exists ? $"points to version {version}" : "is gone")} and no longer to version {expected}"
                + (last is null ? "." : $": {last.By} moved it at {last.At:u} ({last.Reason})."),
            "Start again: what was found out about the version from before does not hold for this one."
        );
    }

    public InputException UnknownVersion(int version, int[] numbers) =>
        new(
            $"Models registry \"{registry}\" has no version {version}; it has "
                + numbers.Length switch
                {
                    0 => "none.",
                    1 => $"version {numbers[0]} only.",
                    _ => $"{numbers.Length} versions, from {numbers[0]} to {numbers[^1]}.",
                },
            "Give a version that exists, or register the model first."
        );

    AliasMove Move(IReadOnlyList<AliasMove> history, string alias, AliasMoveKind kind, int? to, string reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new InputException(
                $"Alias \"{alias}\" in models registry \"{registry}\" was to be moved without a reason.",
                "Give the reason: the history keeps it."
            );
        int? from = AliasHistory.Current(history).TryGetValue(alias, out var version) ? version : null;
        return new AliasMove(clock.GetUtcNow(), Actor.Name, alias, kind, from, to, reason);
    }

    InputException UnknownAlias(string alias, IReadOnlyDictionary<string, int> aliases, int[] numbers, string remedy) =>
        new(
            $"Models registry \"{registry}\" has no alias \"{alias}\". {NearestName.Suggestion(alias, [.. aliases.Keys])}",
            numbers.Length == 0
                ? $"{remedy}; there is no version yet."
                : $"{remedy}; there are versions {numbers[0]} to {numbers[^1]}."
        );
}
