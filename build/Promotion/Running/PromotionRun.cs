using Delivery.Deployment;
using Delivery.Outcomes;
using Delivery.Promotion.Rules;

namespace Delivery.Promotion.Running;

/// <summary>
/// Carries a promotion out. Each step can be done again: whoever is killed leaves a state from which the same command
/// goes on. What states a fact (tags, evidence, the ledger's "verified") is written after the fact was verified.
/// </summary>
/// <param name="setting">What it works with.</param>
public sealed class PromotionRun(PromotionSetting setting)
{
    /// <summary>Lets the release of one environment into the next.</summary>
    /// <param name="way">From where to where.</param>
    /// <param name="breakGlass">Why checks may be passed over, or null.</param>
    /// <param name="cancellation">Ends it; what served before serves, unless the switch was done.</param>
    /// <returns>The release, and whether there was anything to do.</returns>
    /// <exception cref="StopException">
    /// A gate has failed (exit code 3, or <see cref="PromotionExitCode.ApprovalMissing"/>), somebody else is at it, or the
    /// deployment has failed (<see cref="DeploymentExitCode"/>).
    /// </exception>
    public async Task<(VerifiedRelease Release, bool IsNew)> PromoteAsync(
        PromotionWay way,
        BreakGlass? breakGlass,
        CancellationToken cancellation
    )
    {
        // Decided with the lock held: nothing that counts changes between the decision and the deed.
        await using var held = await EnvironmentTurn.TakeAsync(
            setting,
            way.To,
            $"promotion from {way.From.Name}",
            cancellation
        );
        var admitted = await new Admission(setting).LetInAsync(way, breakGlass, cancellation);
        var release = admitted.Line.Release;
        if (!admitted.IsNew)
        {
            setting.Say($"{way.To.Name} runs {release.Version} ({release.Digest}) already: there is nothing to do.");
            return (release, false);
        }
        await new ReleaseSwitch(setting).ToAsync(admitted.Line, admitted.Replaced, held, cancellation);
        await new Confirmation(setting).OfPromotionAsync(admitted.Line, way.Policy);
        setting.Before(PromotionStep.Release);
        return (release, true);
    }
}
