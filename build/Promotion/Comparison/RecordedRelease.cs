using Delivery.Outcomes;
using Delivery.Promotion.Ledger;

namespace Delivery.Promotion.Comparison;

/// <summary>Finds releases in the ledgers.</summary>
public static class RecordedRelease
{
    const int ShortestDigest = 6;

    /// <summary>The latest line that states that a release ran.</summary>
    /// <param name="name">A version, a digest or its beginning, or an environment whose current release is meant.</param>
    /// <param name="entries">The lines of all ledgers, environment by environment, each in its order.</param>
    /// <exception cref="StopException">There is no such release (exit code 2).</exception>
    public static LedgerEntry Find(string name, IReadOnlyList<LedgerEntry> entries)
    {
        var current = entries
            .GroupBy(x => x.Environment)
            .FirstOrDefault(x => x.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (current is not null)
            return new LedgerReading([.. current]).Current
                ?? throw StopException.Refused($"Nothing was verified to run in {current.Key}.");
        return entries.LastOrDefault(x => x.StatesThatItRuns && (x.Version == name || IsDigest(x.Digest, name)))
            ?? throw StopException.Refused(
                $"No ledger knows {name}. They know: "
                    + string.Join(", ", entries.Where(x => x.StatesThatItRuns).Select(x => x.Version).Distinct())
            );
    }

    static bool IsDigest(string digest, string name) =>
        name.Length >= ShortestDigest
        && (
            digest.StartsWith(name, StringComparison.Ordinal)
            || digest.StartsWith($"sha256:{name}", StringComparison.Ordinal)
        );
}
