namespace Delivery.Promotion.Running;

/// <summary>The exit codes that a promotion adds to those of the build and of deployments.</summary>
public static class PromotionExitCode
{
    /// <summary>All that is missing is somebody's approval.</summary>
    public const int ApprovalMissing = 7;

    /// <summary>What runs is not what the ledger says.</summary>
    public const int Drift = 8;

    /// <summary>A promotion was asked for, and was skipped.</summary>
    public const int Skipped = 9;
}
