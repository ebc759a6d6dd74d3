namespace Delivery.Promotion.Running;

/// <summary>The steps of a promotion, or of the way back, in their order. Each can be done again.</summary>
public enum PromotionStep
{
    /// <summary>Takes the environment's lock.</summary>
    Lock,

    /// <summary>Signs one of the things that are known of a release; only where it is released.</summary>
    State,

    /// <summary>Looks at everything that it is decided by, and decides.</summary>
    Decide,

    /// <summary>Writes into the ledger what is about to be done.</summary>
    Announce,

    /// <summary>Moves the registry's label.</summary>
    Label,

    /// <summary>Deploys.</summary>
    Deploy,

    /// <summary>Reads back what runs.</summary>
    Verify,

    /// <summary>Brings back what ran before; only where the release did not prove itself.</summary>
    Restore,

    /// <summary>Signs what tests in the environment have said; only where there are any.</summary>
    Accept,

    /// <summary>Moves the tags, and shares them.</summary>
    Tag,

    /// <summary>Signs that the release was let in.</summary>
    Attest,

    /// <summary>Writes into the ledger that it runs.</summary>
    Record,

    /// <summary>Gives the lock back.</summary>
    Release,
}
