namespace Delivery.Promotion.Rules;

/// <summary>Decides whether a release may go on. Facts in, all gates out; nothing is looked at here and nothing is done.</summary>
public static class PromotionRules
{
    /// <summary>How all gates stand.</summary>
    public static PromotionDecision Decide(PromotionFacts facts, PromotionPolicy policy)
    {
        if (facts.Release is not { } release)
            return new([IdentityGates.NoRelease(facts)]);
        IEnumerable<Gate> gates =
        [
            IdentityGates.Running(facts, release, policy),
            IdentityGates.Commit(facts, release),
            IdentityGates.VersionTag(facts, release),
            .. policy.Evidence.Select(x => EvidenceGates.Of(x, facts, release)),
            EvidenceGates.Source(facts, release),
            CheckGates.Vulnerabilities(facts, policy),
            CheckGates.Downgrade(facts, release, policy),
            AuthorityGates.Approval(facts, release, policy),
        ];
        return new([.. AuthorityGates.WithBrokenGlass(gates, facts.BreakGlass)]);
    }
}
