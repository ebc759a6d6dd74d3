using Delivery.Deployment;

namespace Delivery.Promotion.Overview;

/// <summary>All environments at one moment.</summary>
/// <param name="ImageName">What runs in them: the repository of the release image.</param>
/// <param name="At">The moment.</param>
/// <param name="Environments">The environments, in the order of the chain.</param>
public sealed record PromotionOverview(
    string ImageName,
    DateTimeOffset At,
    IReadOnlyList<EnvironmentOverview> Environments
)
{
    /// <summary>What runs where, without the history.</summary>
    public StatusBoard Board => new([.. Environments.Select(x => x.Row)], At);
}
