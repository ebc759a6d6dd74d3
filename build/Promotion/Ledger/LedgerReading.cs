using Delivery.Outcomes;

namespace Delivery.Promotion.Ledger;

/// <summary>What the ledger of an environment tells.</summary>
/// <param name="Entries">All lines, the oldest first.</param>
public sealed record LedgerReading(IReadOnlyList<LedgerEntry> Entries)
{
    /// <summary>Reads a ledger whose chain is whole.</summary>
    /// <exception cref="StopException">It is broken (exit code 1).</exception>
    public static async Task<LedgerReading> ReadAsync(LedgerStore store, string environment)
    {
        var (entries, broken) = (await store.ReadAsync(environment)).Read();
        return broken is null ? new LedgerReading(entries) : throw Broken(environment, broken);
    }

    /// <summary>Nothing is decided on a ledger that cannot be trusted.</summary>
    public static StopException Broken(string environment, string problem) =>
        StopException.Failed(
            $"The ledger of {environment} is broken: {problem}. Nothing is decided on a ledger that cannot be trusted, "
                + "and nothing is added to it: find out who has changed it, and restore it from a backup of the registry."
        );

    /// <summary>The last line, or null.</summary>
    public LedgerEntry? Last => Entries.Count == 0 ? null : Entries[^1];

    /// <summary>The line that tells what runs, as it was verified; null when nothing was, or when it was lost.</summary>
    public LedgerEntry? Current =>
        Entries.LastOrDefault(x => x.StatesThatItRuns || x.Event == LedgerEvent.Lost)
            is { StatesThatItRuns: true } current
            ? current
            : null;

    LedgerEntry? LastVerified => Entries.LastOrDefault(x => x.StatesThatItRuns);

    /// <summary>A deployment that was begun and of which no end is known.</summary>
    public LedgerEntry? Unfinished =>
        Last is { Event: LedgerEvent.Admitted or LedgerEvent.GoingBack } last ? last : null;

    /// <summary>What was verified to run here, the latest first, each release once.</summary>
    public IReadOnlyList<LedgerEntry> Known =>
        [.. Entries.Where(x => x.StatesThatItRuns).Reverse().DistinctBy(x => x.Digest)];

    /// <summary>
    /// Where the way back leads: where somebody was going back to already; from what is not verified to what was verified
    /// last; else to what the current release has replaced. Null when there was nothing.
    /// </summary>
    public LedgerEntry? Before =>
        Unfinished switch
        {
            { Event: LedgerEvent.GoingBack } goal => Entries.LastOrDefault(x => x.StatesThatItRuns && x.RunsLike(goal)),
            { } begun when Current is { } current && !current.RunsLike(begun) => current,
            _ => Current is { } current ? Replaced(current) : LastVerified,
        };

    /// <summary>
    /// The line that a release has replaced when it came, or null. Not when somebody went back to it: then two steps back
    /// would be none.
    /// </summary>
    public LedgerEntry? Replaced(LedgerEntry current) =>
        Entries.LastOrDefault(x => x.Event == LedgerEvent.Verified && x.RunsLike(current))?.Replaces is { } number
            ? Entries[number - 1]
            : null;
}
