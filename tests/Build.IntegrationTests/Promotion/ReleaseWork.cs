using Delivery.Deployment;
using Delivery.Promotion;
using Delivery.Promotion.Rules;
using Delivery.Promotion.Running;
using Delivery.Promotion.Sbom;

namespace Build.IntegrationTests.Promotion;

/// <summary>What <c>Release</c> and <c>Staging</c> do with a release that is built and whose tests have passed.</summary>
static class ReleaseWork
{
    /// <summary>From Integration to Staging.</summary>
    public static PromotionWay Way => new(Environments.Integration, Environments.Staging, PromotionPolicies.Staging);

    public static Task RecordAsync(PromotionSetting setting, VerifiedRelease release, DateTimeOffset testedAt)
    {
        var tests = TestsOf(setting, release, Environments.Integration, testedAt);
        var tested = new TestedRelease(
            new Release(setting.ImageOf(release.Digest), release.Version, release.Commit, release.Tree),
            tests,
            HasPassed: true
        )
        {
            UnitTests = () => (tests.Projects, tests.At),
            FindComponentsAsync = () => Task.FromResult<IReadOnlyList<SbomComponent>>([]),
        };
        return new ReleaseRecording(setting).RecordAsync(Environments.Integration, tested, CancellationToken.None);
    }

    public static async Task StageAsync(PromotionSetting setting, VerifiedRelease release, DateTimeOffset testedAt)
    {
        var staged = new StagedRelease(setting);
        await staged.DeployAsync(Way, breakGlass: null, CancellationToken.None);
        await staged.ConfirmAsync(
            Way,
            TestsOf(setting, release, Environments.Staging, testedAt),
            CancellationToken.None
        );
    }

    static TestRecord TestsOf(
        PromotionSetting setting,
        VerifiedRelease release,
        DeploymentEnvironment environment,
        DateTimeOffset testedAt
    ) =>
        new()
        {
            Environment = environment.Name,
            Image = setting.ImageOf(release.Digest).ToString(),
            Version = release.Version,
            Commit = release.Commit,
            Tree = release.Tree,
            At = testedAt,
            Projects = [new TestedProject("Service.Tests", Passed: 3, Failed: 0, Skipped: 0, Failure: null)],
        };
}
