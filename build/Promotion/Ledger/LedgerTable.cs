using System.Globalization;
using System.Text;

namespace Delivery.Promotion.Ledger;

/// <summary>A ledger for people.</summary>
public static class LedgerTable
{
    const int ShownDigest = 19;

    /// <summary>The lines under the name of their environment.</summary>
    public static string Of(string environment, IReadOnlyList<LedgerEntry> entries)
    {
        var text = new StringBuilder(environment);
        if (entries.Count == 0)
            text.Append(": nothing yet");
        foreach (var entry in entries)
            text.Append('\n')
                .Append(
                    CultureInfo.InvariantCulture,
                    $"  {entry.Number, 3}  {entry.Time:yyyy-MM-dd HH:mm:ss}  {entry.Event, -10}  {entry.Version}  "
                        + $"{entry.Digest[..Math.Min(ShownDigest, entry.Digest.Length)]}  {entry.Who}{Remarks(entry)}"
                );
        return text.ToString();
    }

    static string Remarks(LedgerEntry entry) =>
        string.Concat(
            new[] { entry.BreakGlass is { } glass ? $"glass broken by {glass}" : null, entry.Reason }
                .Concat(entry.Approvals)
                .Where(x => x is not null)
                .Select(x => $"  {x}")
        );
}
