namespace Delivery.Promotion.Rules;

/// <summary>What a gate protects. Breaking the glass passes over checks only.</summary>
public enum GateConcern
{
    /// <summary>That it is the very release.</summary>
    Identity,

    /// <summary>That what is said of it was said by whom it says.</summary>
    Signature,

    /// <summary>That it was checked, and is good.</summary>
    Check,

    /// <summary>That whoever decides may do so.</summary>
    Authority,
}
