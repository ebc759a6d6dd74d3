using Delivery.Deployment;
using Delivery.Promotion.Rules;

namespace Delivery.Promotion.Running;

/// <summary>From where to where a release goes, and what is asked of it.</summary>
/// <param name="From">Where it comes from.</param>
/// <param name="To">Where it goes.</param>
/// <param name="Policy">What that environment asks.</param>
public sealed record PromotionWay(DeploymentEnvironment From, DeploymentEnvironment To, PromotionPolicy Policy)
{
    /// <summary>
    /// Whether the commit that goes on is the one that is checked out: the first environment of a chain has no tag that
    /// could say it.
    /// </summary>
    public bool StartsAtCheckout => From.Previous is null;
}
