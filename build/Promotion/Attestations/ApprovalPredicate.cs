namespace Delivery.Promotion.Attestations;

/// <summary>That somebody lets a promotion pass. Who that is, the key tells.</summary>
/// <param name="Plan">The plan that it is for; see <c>PromotionPlan</c>.</param>
/// <param name="Environment">Where the image may go.</param>
/// <param name="ApprovedOn">When it was given.</param>
/// <param name="ExpiresOn">When it ends.</param>
public sealed record ApprovalPredicate(
    string Plan,
    string Environment,
    DateTimeOffset ApprovedOn,
    DateTimeOffset ExpiresOn
);
