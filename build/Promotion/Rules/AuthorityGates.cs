using Delivery.Promotion.Attestations;

namespace Delivery.Promotion.Rules;

/// <summary>Whether whoever decides may do so.</summary>
static class AuthorityGates
{
    public const string ApprovalName = "approval";

    public static Gate Approval(PromotionFacts facts, VerifiedRelease release, PromotionPolicy policy)
    {
        if (policy.Approval == ApprovalRule.None)
            return Gate.Passed(ApprovalName, GateConcern.Authority, "the policy asks for none");
        var plan = PromotionPlan.Of(facts, release).Id;
        var reasons = new List<string>();
        foreach (var approval in facts.Approvals.Where(x => x.Statement.PredicateType == PredicateTypes.Approval))
        {
            if (Objection(approval, facts, release, policy, plan) is not { } objection)
                return Gate.Passed(
                    ApprovalName,
                    GateConcern.Authority,
                    $"{approval.Signature.Key!.Owner} approved plan {plan}"
                );
            reasons.Add(objection);
        }
        return Gate.Failed(
            ApprovalName,
            GateConcern.Authority,
            reasons.Count == 0 ? $"nobody has approved plan {plan}" : string.Join("; ", reasons),
            $"Somebody {(policy.Approval == ApprovalRule.NotAnAuthor ? "who wrote none of the commits, and " : "")}"
                + $"whose key is trusted, runs ./build.sh Promote --target {facts.To} --approve."
        );
    }

    /// <summary>Whom the policy does not accept as an approver, and why; null for everybody else.</summary>
    public static string? ObjectionTo(string approver, PromotionFacts facts, PromotionPolicy policy) =>
        policy.Approval == ApprovalRule.NotAnAuthor && facts.Git.Authors.Contains(approver)
            ? $"{approver} wrote some of the commits"
            : null;

    public static IEnumerable<Gate> WithBrokenGlass(IEnumerable<Gate> gates, BreakGlass? breakGlass)
    {
        if (breakGlass is null)
            return gates;
        if (breakGlass.Owner is null)
            return
            [
                .. gates,
                Gate.Failed(
                    "break-glass",
                    GateConcern.Authority,
                    "no key that is trusted for it was given",
                    "Give a key with the role break-glass as the secret BreakGlassKey."
                ),
            ];
        return gates.Select(x =>
            x is { Verdict: GateVerdict.Failed, Concern: GateConcern.Check }
                ? x with
                {
                    Verdict = GateVerdict.PassedOver,
                    LookedAt = $"{x.LookedAt}; passed over by {breakGlass.Owner}: {breakGlass.Reason}",
                }
                : x
        );
    }

    static string? Objection(
        Attestation approval,
        PromotionFacts facts,
        VerifiedRelease release,
        PromotionPolicy policy,
        string plan
    )
    {
        if (approval.Signature.Key is not { Role: KeyRole.Approver } key)
            return "an approval is not signed by an approver whose key is trusted";
        if (!approval.Statement.IsAbout(release.Digest))
            return $"{key.Owner} approved another image";
        if (EvidenceRules.TryRead<ApprovalPredicate>(approval.Statement) is not { } said)
            return $"what {key.Owner} signed does not read as an approval";
        return said.Plan != plan || said.Environment != facts.To
                ? $"{key.Owner} approved another plan ({said.Plan}, {said.Environment})"
            : said.ExpiresOn <= facts.Now || said.ExpiresOn - said.ApprovedOn > policy.ApprovalValidity
                ? $"the approval of {key.Owner} ended on {said.ExpiresOn:yyyy-MM-dd HH:mm:ss} UTC"
            : ObjectionTo(key.Owner, facts, policy);
    }
}
