using Delivery.Deployment;
using Delivery.Outcomes;
using Delivery.Promotion.Ledger;
using Delivery.Promotion.Rules;

namespace Delivery.Promotion.Running;

/// <summary>Lets a release in, or says all that keeps it out. The environment's lock is held.</summary>
sealed class Admission(PromotionSetting setting)
{
    readonly LedgerWriter _writer = new(setting);
    readonly EnvironmentFacts _environment = new(setting);

    /// <summary>Decides, and announces in the ledger what is about to be done.</summary>
    /// <exception cref="StopException">
    /// A gate has failed (exit code 3, or <see cref="PromotionExitCode.ApprovalMissing"/>), or somebody has deployed past the
    /// ledger (<see cref="PromotionExitCode.Drift"/>). Nothing was changed.
    /// </exception>
    public async Task<Admitted> LetInAsync(PromotionWay way, BreakGlass? breakGlass, CancellationToken cancellation)
    {
        setting.Before(PromotionStep.Decide);
        var facts = await new PromotionSurvey(setting).CollectAsync(way, breakGlass, cancellation);
        var ledger = await LedgerReading.ReadAsync(setting.Ledger, way.To.Name);
        // What was done is done, also when its evidence is too old by now to do it again.
        if (facts.Release is { } there && await _environment.HasAsync(there, way.To, ledger, cancellation))
            return new Admitted(ledger.Current!, ledger.Replaced(ledger.Current!), IsNew: false);

        var decision = PromotionRules.Decide(facts, way.Policy);
        if (!decision.IsAllowed)
            throw Refusal(decision, way);
        var release = facts.Release!;
        await RequireNoDriftAsync(ledger, release, way.To, cancellation);
        var line = _writer.Begin(way.To, release, ledger.Current) with
        {
            Source = way.From.Name,
            Plan = PromotionPlan.Of(facts, release).Id,
            Evidence = [.. decision.Gates.Select(x => $"{x.Name}: {x.Verdict}: {x.LookedAt}")],
            Approvals = ApprovalsIn(decision),
            BreakGlass = breakGlass is null ? null : $"{breakGlass.Owner}: {breakGlass.Reason}",
        };
        if (ledger.Unfinished is not { Event: LedgerEvent.Admitted } begun || begun.Plan != line.Plan)
        {
            setting.Before(PromotionStep.Announce);
            await _writer.WriteAsync(line, LedgerEvent.Admitted);
        }
        return new Admitted(line, ledger.Current, IsNew: true);
    }

    static StopException Refusal(PromotionDecision decision, PromotionWay way)
    {
        var gates = string.Join('\n', decision.Failed.Select(x => $"  {x.Name}: {x.LookedAt}\n    {x.Remedy}"));
        var message = $"The release of {way.From.Name} does not go to {way.To.Name}. Nothing was changed.\n{gates}";
        return decision.OnlyLacksApproval
            ? StopException.With(PromotionExitCode.ApprovalMissing, message)
            : StopException.Gate(message);
    }

    static IReadOnlyList<string> ApprovalsIn(PromotionDecision decision) =>
        [
            .. decision
                .Gates.Where(x => x is { Name: AuthorityGates.ApprovalName, Verdict: GateVerdict.Passed })
                .Select(x => x.LookedAt),
        ];

    // Somebody has deployed by hand: before that is understood, nothing is put on top of it.
    async Task RequireNoDriftAsync(
        LedgerReading ledger,
        VerifiedRelease release,
        DeploymentEnvironment to,
        CancellationToken cancellation
    )
    {
        if (await setting.Target.ReadAsync(to, cancellation) is not { } running)
            return;
        var digest = PromotionSurvey.DigestOf(running);
        if (digest == release.Digest || digest == ledger.Current?.Digest || digest == ledger.Unfinished?.Digest)
            return;
        throw StopException.With(
            PromotionExitCode.Drift,
            $"{to.Name} runs {digest ?? "several images at once"}, but its ledger says {ledger.Current?.Digest ?? "nothing"}: "
                + "somebody has deployed past it. Nothing was changed. Look at ./build.sh History, and go back to what was "
                + $"verified with ./build.sh Rollback --target {to.Name} --to {ledger.Current?.Version ?? "VERSION"}."
        );
    }
}
