namespace Delivery.Promotion.Ledger;

/// <summary>What a line of the ledger tells.</summary>
public enum LedgerEvent
{
    /// <summary>A release was let in, and a deployment begins. Nothing is verified yet.</summary>
    Admitted,

    /// <summary>The release runs, and that was verified.</summary>
    Verified,

    /// <summary>The release did not prove itself.</summary>
    Failed,

    /// <summary>The release from before serves again.</summary>
    Restored,

    /// <summary>Neither the release nor the one from before serves.</summary>
    Lost,

    /// <summary>Somebody goes back to a release that ran before. Nothing is verified yet.</summary>
    GoingBack,

    /// <summary>The release that somebody went back to runs, and that was verified.</summary>
    RolledBack,
}
