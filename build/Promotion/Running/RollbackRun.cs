using Delivery.Deployment;
using Delivery.Outcomes;
using Delivery.Promotion.Attestations;
using Delivery.Promotion.Ledger;
using Delivery.Promotion.Rules;

namespace Delivery.Promotion.Running;

/// <summary>
/// Goes back to a release that ran in an environment before, as it ran there. The ledger and the registry are enough for
/// it; tags are moved when it serves.
/// </summary>
/// <param name="setting">What it works with.</param>
public sealed class RollbackRun(PromotionSetting setting)
{
    readonly LedgerWriter _writer = new(setting);

    /// <summary>Goes back.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="version">The version; null for the one before.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The release, and whether there was anything to do.</returns>
    /// <exception cref="StopException">There is no such release, its evidence does not hold, or the deployment has failed.</exception>
    public async Task<(VerifiedRelease Release, bool IsNew)> RollbackAsync(
        DeploymentEnvironment environment,
        string? version,
        string reason,
        CancellationToken cancellation
    )
    {
        await using var held = await EnvironmentTurn.TakeAsync(setting, environment, "rollback", cancellation);
        setting.Before(PromotionStep.Decide);
        var ledger = await LedgerReading.ReadAsync(setting.Ledger, environment.Name);
        var goal = Goal(ledger, environment, version);
        var release = goal.Release;
        var asItRan = environment.With(goal.Configuration);
        await RequireEvidenceAsync(release, environment);
        FetchTags();
        if (await new EnvironmentFacts(setting).HasAsync(release, asItRan, ledger, cancellation))
        {
            setting.Say(
                $"{environment.Name} runs {release.Version} ({release.Digest}) already: there is nothing to do."
            );
            return (release, false);
        }

        var line = _writer.Begin(asItRan, release, ledger.Current) with { Reason = reason };
        setting.Say(
            $"{environment.Name}: from {ledger.Current?.Version ?? "nothing"} back to {release.Version} ({release.Digest})"
        );
        if (ledger.Unfinished is not { Event: LedgerEvent.GoingBack } begun || !begun.RunsLike(line))
        {
            setting.Before(PromotionStep.Announce);
            await _writer.WriteAsync(line, LedgerEvent.GoingBack);
        }
        await new ReleaseSwitch(setting).ToAsync(line, ledger.Current, held, cancellation);
        await new Confirmation(setting).OfRollbackAsync(line);
        setting.Before(PromotionStep.Release);
        return (release, true);
    }

    // Tags are labels: what has to come back quickly does not wait for whoever keeps them.
    void FetchTags()
    {
        try
        {
            setting.Tags.Fetch();
        }
        catch (StopException exception)
        {
            setting.Say($"The tags of the remote are not known: {exception.Message}");
        }
    }

    static LedgerEntry Goal(LedgerReading ledger, DeploymentEnvironment environment, string? version)
    {
        if (version is null)
            return ledger.Before
                ?? throw StopException.Refused(
                    $"Nothing ran in {environment.Name} before, so there is nothing to go back to."
                );
        // To the current version too: that puts back what somebody has deployed past the ledger.
        return ledger.Known.FirstOrDefault(x => x.Version == version)
            ?? throw StopException.Refused(
                $"{version} never ran in {environment.Name}. "
                    + (
                        ledger.Known.Count == 0
                            ? "Nothing did."
                            : $"These did: {string.Join(", ", ledger.Known.Select(x => x.Version))}."
                    )
            );
    }

    // The ledger says that it ran here; the registry and a signature must say so too.
    async Task RequireEvidenceAsync(VerifiedRelease release, DeploymentEnvironment environment)
    {
        if (await setting.Registry.FindDigestAsync(setting.ImageName, release.Digest) != release.Digest)
            throw StopException.Failed(
                $"{release.Version} ({release.Digest}) is not in the registry {setting.Registry.Host} any more. Nothing was changed."
            );
        var evidence = await setting.Evidence.ReadAsync(release.Digest, setting.Trusted.In(KeyRole.Builder));
        var isSigned = evidence.Any(x =>
            x.Signature.State == SignatureState.Trusted
            && x.Statement.IsAbout(release.Digest)
            && x.Statement.PredicateType == PredicateTypes.VerificationSummary
            && EvidenceRules.TryRead<VerificationSummaryPredicate>(x.Statement) is { VerifiedLevels: not null } summary
            && summary.VerificationResult == VerificationSummaryPredicate.PassedResult
            && summary.VerifiedLevels.Contains(environment.Name)
        );
        if (!isSigned)
            throw StopException.Gate(
                $"No signed evidence says that {release.Version} ({release.Digest}) was let into {environment.Name}. "
                    + "Nothing was changed. Choose a version with evidence (./build.sh History), or promote a new one."
            );
    }
}
