using Delivery.Deployment;
using Delivery.Promotion.Attestations;
using Delivery.Promotion.Ledger;
using Delivery.Promotion.Rules;
using Delivery.Promotion.Running;
using static Build.IntegrationTests.Promotion.PromotionProcess;

namespace Build.IntegrationTests.Promotion;

/// <summary>
/// The recording steps of <c>Release</c> and <c>Staging</c> in processes of their own. The number of a test is that of the
/// guarantee in docs/promotion.md; PROMOTION_TEST_ROUNDS says how often all of it is done.
/// </summary>
public sealed class KilledReleaseTests : IAsyncLifetime
{
    static readonly (PromotionStep Step, int Occurrence)[] s_recording =
    [
        (PromotionStep.Lock, 1),
        (PromotionStep.State, 1),
        (PromotionStep.State, 2),
        (PromotionStep.State, 3),
        (PromotionStep.State, 4),
        (PromotionStep.Label, 1),
        (PromotionStep.Record, 1),
        (PromotionStep.Release, 1),
    ];

    // The lock is taken twice, as nobody holds it while the tests run.
    static readonly (PromotionStep Step, int Occurrence)[] s_staging =
    [
        (PromotionStep.Lock, 1),
        (PromotionStep.Decide, 1),
        (PromotionStep.Announce, 1),
        (PromotionStep.Label, 1),
        (PromotionStep.Deploy, 1),
        (PromotionStep.Verify, 1),
        (PromotionStep.Release, 1),
        (PromotionStep.Lock, 2),
        (PromotionStep.Accept, 1),
        (PromotionStep.Tag, 1),
        (PromotionStep.Attest, 1),
        (PromotionStep.Record, 1),
        (PromotionStep.Release, 2),
    ];

    PromotionWorld _world = null!;
    FolderTarget _target = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await PromotionWorld.CreateAsync();
        _target = new FolderTarget(_world.Order.Folder);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task G15_a_release_whose_recording_was_killed_is_recorded_once_by_the_next_run()
    {
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (index, (step, occurrence)) in s_recording.Index())
            {
                var release = await RunInIntegrationAsync($"1.{round}.{index}");
                var order = _world.Order with { Work = PromotionWork.Recording, Release = release };
                await EndsWith(137, order with { LastStep = step, Occurrence = occurrence });

                await EndsWith(0, order);

                var when = $"killed before {step} ({occurrence})";
                (await _world.FactsAsync(_target, Environments.Integration)).ShouldBe(
                    (release.Digest, release.Digest, null, release.Digest),
                    when
                );
                (await StatedAsync(release)).ShouldBe(
                    ["integration", PredicateTypes.Provenance, PredicateTypes.Sbom, "unit"],
                    when
                );
                (await LinesAsync("Integration", release)).ShouldBe([LedgerEvent.Verified], when);
            }
        }
    }

    [Fact]
    public async Task G15_a_release_that_was_killed_in_Staging_is_accepted_once_by_the_next_run()
    {
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (index, (step, occurrence)) in s_staging.Index())
            {
                var release = await RunInIntegrationAsync($"1.{round}.{index}");
                await EndsWith(0, _world.Order with { Work = PromotionWork.Recording, Release = release });
                var order = _world.Order with { Work = PromotionWork.Staging, Release = release };
                await EndsWith(137, order with { LastStep = step, Occurrence = occurrence });

                await EndsWith(0, order);

                var when = $"killed before {step} ({occurrence})";
                (await _world.FactsAsync(_target, Environments.Staging)).ShouldBe(
                    (release.Digest, release.Digest, release.Commit, release.Digest),
                    when
                );
                (await StatedAsync(release)).Count(x => x == "acceptance").ShouldBe(1, when);
                (await LinesAsync("Staging", release)).ShouldBe([LedgerEvent.Admitted, LedgerEvent.Verified], when);
            }
        }
    }

    async Task<VerifiedRelease> RunInIntegrationAsync(string version)
    {
        var release = await _world.BuildAsync(version);
        _target.Run(Environments.Integration, _world.ReleaseOf(release));
        return release;
    }

    // What kind of thing was stated; of tests, which.
    async Task<IReadOnlyList<string>> StatedAsync(VerifiedRelease release) =>
        [
            .. (await _world.Setting.Evidence.ReadAsync(release.Digest, _world.Setting.Trusted)).Select(x =>
                x.Statement.PredicateType == PredicateTypes.TestResult
                    ? x.Statement.Read<TestResultPredicate>().Suite
                    : x.Statement.PredicateType
            ),
        ];

    async Task<IReadOnlyList<LedgerEvent>> LinesAsync(string environment, VerifiedRelease release) =>
        [.. (await _world.LedgerAsync(environment)).Where(x => x.Digest == release.Digest).Select(x => x.Event)];
}
