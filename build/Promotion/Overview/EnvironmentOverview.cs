using Delivery.Deployment;
using Delivery.Promotion.Ledger;

namespace Delivery.Promotion.Overview;

/// <summary>An environment: what runs there, with which evidence, and how it came there.</summary>
/// <param name="Row">What runs there.</param>
/// <param name="Entries">Its ledger, the oldest line first; none where it has none, or cannot be read.</param>
/// <param name="LedgerProblem">Why the ledger cannot be read or trusted; null where it can.</param>
public sealed record EnvironmentOverview(
    StatusRow Row,
    IReadOnlyList<LedgerEntry> Entries,
    string? LedgerProblem = null
);
