using Delivery.Promotion.Ledger;

namespace Delivery.Promotion.Running;

/// <summary>A release that was let in.</summary>
/// <param name="Line">What the ledger says of it.</param>
/// <param name="Replaced">The line of what it replaces, or null.</param>
/// <param name="IsNew">Whether there is anything to do; not where the release is there already, in every respect.</param>
sealed record Admitted(LedgerEntry Line, LedgerEntry? Replaced, bool IsNew);
