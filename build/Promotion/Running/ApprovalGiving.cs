using Delivery.Outcomes;
using Delivery.Promotion.Attestations;
using Delivery.Promotion.Rules;

namespace Delivery.Promotion.Running;

/// <summary>Lets somebody approve a plan, with a key of their own.</summary>
/// <param name="setting">What it works with; its key is the approver's.</param>
public sealed class ApprovalGiving(PromotionSetting setting)
{
    /// <summary>Signs that the plan of now may be carried out.</summary>
    /// <returns>The plan.</returns>
    /// <exception cref="StopException">
    /// The key is no approver's (exit code 2), the policy does not accept them, or there is nothing to approve (3).
    /// </exception>
    public async Task<PromotionPlan> GiveAsync(PromotionWay way, CancellationToken cancellation)
    {
        var owner =
            setting.Trusted.In(KeyRole.Approver).All.FirstOrDefault(x => x.Id == setting.Key.Id)?.Owner
            ?? throw StopException.Refused(
                "The secret SigningKey is not that of an approver whom this repository trusts (cicd/keys/<owner>.approver.pub). "
                    + "./build.sh Keys --owner YOUR-EMAIL --role Approver makes a pair of keys; the public one is committed."
            );
        // Whoever adds evidence has the environment's lock: nobody else adds some at the same time.
        await using var held = await EnvironmentTurn.TakeAsync(setting, way.To, "approval", cancellation);
        var facts = await new PromotionSurvey(setting).CollectAsync(way, breakGlass: null, cancellation);
        var release =
            facts.Release
            ?? throw StopException.Gate($"Nothing was verified in {way.From.Name}, so there is nothing to approve.");
        if (AuthorityGates.ObjectionTo(owner, facts, way.Policy) is { } objection)
            throw StopException.Gate($"{objection}, so somebody else approves them.");
        var plan = PromotionPlan.Of(facts, release);
        var approval = new ApprovalPredicate(plan.Id, way.To.Name, facts.Now, facts.Now + way.Policy.ApprovalValidity);
        await new EvidenceWriter(setting).StateAsync(release.Digest, PredicateTypes.Approval, approval);
        setting.Say(
            $"{owner} approved {release.Version} ({release.Digest}) for {way.To.Name} "
                + $"until {approval.ExpiresOn:yyyy-MM-dd HH:mm} UTC (plan {plan.Id})."
        );
        return plan;
    }
}
