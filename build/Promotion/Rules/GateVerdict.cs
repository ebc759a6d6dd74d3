namespace Delivery.Promotion.Rules;

/// <summary>How a gate stands.</summary>
public enum GateVerdict
{
    Passed,
    Failed,

    /// <summary>It has failed, and somebody has broken the glass.</summary>
    PassedOver,
}
