using Delivery.Deployment;
using Delivery.Outcomes;

namespace Delivery.Promotion.Running;

/// <summary>
/// Records a release that was tested in the first environment of the chain: evidence, label and ledger. Each step can be done
/// again, and nothing is stated twice.
/// </summary>
/// <param name="setting">What it works with.</param>
public sealed class ReleaseRecording(PromotionSetting setting)
{
    /// <summary>States what the tests have said; when they have passed, also everything else, and that the release runs there.</summary>
    /// <param name="environment">Where it was tested.</param>
    /// <param name="tested">The release, and what is known of it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Whether the release is recorded; one that has not passed is not.</returns>
    /// <exception cref="StopException">Something else was tested, or runs there by now (exit code 1).</exception>
    public async Task<bool> RecordAsync(
        DeploymentEnvironment environment,
        TestedRelease tested,
        CancellationToken cancellation
    )
    {
        var (release, tests) = (tested.Release, tested.IntegrationTests);
        if (tests.Image != release.Image.ToString())
            throw StopException.Failed(
                $"{tests.Image} was tested in {environment.Name}, and not {release.Image}: there is nothing to state of it."
            );
        await using var held = await EnvironmentTurn.TakeAsync(
            setting,
            environment,
            $"evidence of {release.Version}",
            cancellation
        );
        var evidence = new ReleaseEvidence(setting);
        setting.Before(PromotionStep.State);
        await evidence.StateTestsAsync(release.Digest, "integration", tests);
        if (!tested.HasPassed)
            return false;
        setting.Before(PromotionStep.State);
        await evidence.StateProvenanceAsync(release, setting.Clock.GetUtcNow());
        setting.Before(PromotionStep.State);
        await evidence.StateContentAsync(release, await tested.FindComponentsAsync());
        setting.Before(PromotionStep.State);
        var (projects, endedOn) = tested.UnitTests();
        await evidence.StateTestsAsync(release.Digest, "unit", environment: null, projects, endedOn);
        await new VerifiedRecord(setting).WriteAsync(environment, release, cancellation);
        setting.Before(PromotionStep.Release);
        return true;
    }
}
