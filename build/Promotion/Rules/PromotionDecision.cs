namespace Delivery.Promotion.Rules;

/// <summary>What the gates say together.</summary>
/// <param name="Gates">All gates, passed or not.</param>
public sealed record PromotionDecision(IReadOnlyList<Gate> Gates)
{
    /// <summary>The gates that keep the release out.</summary>
    public IReadOnlyList<Gate> Failed => [.. Gates.Where(x => x.Verdict == GateVerdict.Failed)];

    /// <summary>Whether the release may go on.</summary>
    public bool IsAllowed => Failed.Count == 0;

    /// <summary>Whether all that is missing is somebody's approval.</summary>
    public bool OnlyLacksApproval => !IsAllowed && Failed.All(x => x.Name == AuthorityGates.ApprovalName);
}
