namespace Delivery.Promotion.Attestations;

/// <summary>What a key is trusted for. The roles are apart, so that a CI system cannot approve what it has built.</summary>
public enum KeyRole
{
    /// <summary>States what was built, tested, accepted and promoted.</summary>
    Builder,

    /// <summary>Approves promotions.</summary>
    Approver,

    /// <summary>Lets a promotion pass although checks could not be made.</summary>
    BreakGlass,
}
