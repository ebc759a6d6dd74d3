namespace Delivery.Promotion.Rules;

/// <summary>Who must approve a promotion.</summary>
public enum ApprovalRule
{
    /// <summary>Nobody.</summary>
    None,

    /// <summary>Somebody whose key is trusted for it.</summary>
    Anybody,

    /// <summary>Somebody whose key is trusted for it, and who has written none of the commits.</summary>
    NotAnAuthor,
}
