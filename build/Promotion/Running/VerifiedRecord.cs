using Delivery.Deployment;
using Delivery.Outcomes;
using Delivery.Promotion.Ledger;
using Delivery.Promotion.Rules;

namespace Delivery.Promotion.Running;

/// <summary>Writes down what was verified in an environment that every release may enter: the first of the chain.</summary>
/// <param name="setting">What it works with.</param>
public sealed class VerifiedRecord(PromotionSetting setting)
{
    /// <summary>Moves the label and writes the line, unless both say so already.</summary>
    /// <param name="environment">The environment; its lock is held.</param>
    /// <param name="release">What was verified there.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="StopException">Another release runs there by now (exit code 1).</exception>
    public async Task WriteAsync(DeploymentEnvironment environment, Release release, CancellationToken cancellation)
    {
        var verification = Verification.Of(await setting.Target.ReadAsync(environment, cancellation), release.Digest);
        if (verification.Verdict != VerificationVerdict.Passed)
            throw StopException.Failed(
                $"{environment.Name} does not run what was tested any more: {verification.Reason} Run this again."
            );
        var verified = new VerifiedRelease(release.Digest, release.Version, release.Commit, release.Tree);
        var ledger = await LedgerReading.ReadAsync(setting.Ledger, environment.Name);
        var writer = new LedgerWriter(setting);
        var line = writer.Begin(environment, verified, ledger.Current);
        setting.Before(PromotionStep.Label);
        await setting.Registry.RetagAsync(
            setting.ImageName,
            release.Digest,
            PromotionSetting.LabelOf(environment.Name)
        );
        setting.Before(PromotionStep.Record);
        if (ledger.Current is not { } current || current.Commit != release.Commit || !current.RunsLike(line))
            await writer.WriteAsync(line, LedgerEvent.Verified);
    }
}
