using System.Text.Json;

namespace Delivery.Promotion.Ledger;

/// <summary>The lines of a ledger, each bound to the one before by its hash.</summary>
/// <param name="Lines">The lines as they are kept, the oldest first.</param>
public sealed record LedgerChain(IReadOnlyList<byte[]> Lines)
{
    public static LedgerChain Empty { get; } = new([]);

    /// <summary>The lines as entries, the oldest first, and where the chain is broken; null where it is whole.</summary>
    public (IReadOnlyList<LedgerEntry> Entries, string? Break) Read()
    {
        var entries = new List<LedgerEntry>();
        string? previous = null;
        foreach (var line in Lines)
        {
            LedgerEntry entry;
            try
            {
                entry = LedgerEntry.Parse(line);
            }
            catch (JsonException exception)
            {
                return (entries, $"line {entries.Count + 1} is not JSON of a ledger: {exception.Message}");
            }
            if (entry.Number != entries.Count + 1)
                return (
                    entries,
                    $"line {entries.Count + 1} has the number {entry.Number}: a line was taken out, or put in"
                );
            if (entry.Previous != previous)
                return (entries, $"line {entry.Number} does not follow the line before it: one of them was changed");
            entries.Add(entry);
            previous = LedgerEntry.HashOf(line);
        }
        return (entries, null);
    }

    /// <summary>This chain with one more line.</summary>
    /// <param name="entry">The line; its number and what it follows are set here.</param>
    public LedgerChain Append(LedgerEntry entry) =>
        new([
            .. Lines,
            (
                entry with
                {
                    Number = Lines.Count + 1,
                    Previous = Lines.Count == 0 ? null : LedgerEntry.HashOf(Lines[^1]),
                }
            ).ToJson(),
        ]);
}
