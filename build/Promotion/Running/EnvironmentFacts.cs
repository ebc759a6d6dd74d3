using Delivery.Deployment;
using Delivery.Promotion.Ledger;
using Delivery.Promotion.Rules;
using Delivery.Versioning;

namespace Delivery.Promotion.Running;

/// <summary>The four facts of an environment that must agree: what runs, the registry's label, the tags, and the ledger.</summary>
sealed class EnvironmentFacts(PromotionSetting setting)
{
    /// <summary>Whether all four say that a release is there, as it is configured now.</summary>
    public async Task<bool> HasAsync(
        VerifiedRelease release,
        DeploymentEnvironment environment,
        LedgerReading ledger,
        CancellationToken cancellation
    ) =>
        ledger is { Unfinished: null, Current: { } current }
        && current.Digest == release.Digest
        && current.Commit == release.Commit
        && EnvironmentConfiguration.AreSame(current.Configuration, environment.Configuration())
        && setting.Tags.FindCommit(environment.Name) == release.Commit
        && setting.Tags.FindCommit(EnvironmentTags.VersionTag(environment.Name, release.Version)) == release.Commit
        && await setting.Registry.FindDigestAsync(setting.ImageName, PromotionSetting.LabelOf(environment.Name))
            == release.Digest
        && Verification.Of(await setting.Target.ReadAsync(environment, cancellation), release.Digest).Verdict
            == VerificationVerdict.Passed;
}
