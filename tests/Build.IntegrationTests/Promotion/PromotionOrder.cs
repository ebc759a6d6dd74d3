using Delivery.Promotion.Rules;
using Delivery.Promotion.Running;

namespace Build.IntegrationTests.Promotion;

/// <summary>What a process of its own shall do.</summary>
/// <param name="Place">Where everything is.</param>
/// <param name="KeyFile">The file of the key that signs.</param>
/// <param name="Folder">The folder that says what runs.</param>
sealed record PromotionOrder(PromotionPlace Place, string KeyFile, string Folder)
{
    public PromotionWork Work { get; init; } = PromotionWork.Promotion;

    /// <summary>The release that is recorded; nothing for what goes to Production.</summary>
    public VerifiedRelease? Release { get; init; }

    /// <summary>The version to go back to.</summary>
    public string? BackTo { get; init; }

    /// <summary>The step before which it dies, or null.</summary>
    public PromotionStep? LastStep { get; init; }

    /// <summary>How often that step has come when it dies.</summary>
    public int Occurrence { get; init; } = 1;
}
