using Delivery.Outcomes;
using Delivery.Promotion.Attestations;

namespace Build.IntegrationTests.Promotion;

/// <summary>What a promotion does. The number of a test is that of the guarantee in docs/promotion.md.</summary>
public sealed class PromotionRunTests : IAsyncLifetime
{
    PromotionWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await PromotionWorld.CreateAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task G3_G4_what_was_accepted_in_staging_runs_in_production_and_both_tags_are_on_its_commit()
    {
        var release = await _world.AcceptAsync("1.0.0");

        var (promoted, isNew) = await _world.PromoteAsync();

        isNew.ShouldBeTrue();
        promoted.ShouldBe(release);
        (await _world.FactsAsync()).ShouldBe((release.Digest, release.Digest, release.Commit, release.Digest));
        _world.Setting.Tags.FindCommit("production/1.0.0").ShouldBe(release.Commit);
        // Both are on the remote too, and say what they stand for.
        var remote = new Delivery.Versioning.GitCommands(_world.Remote);
        remote.Run("rev-parse", "Production^{commit}")[0].ShouldBe(release.Commit);
        string.Join('\n', remote.Run("cat-file", "tag", "Production")).ShouldContain(release.Digest);
    }

    [Fact]
    public async Task G1_a_tag_of_the_registry_that_moves_meanwhile_changes_nothing()
    {
        var release = await _world.AcceptAsync("1.0.0");
        var other = await Docker.TinyImage.PushAsync(_world.Registry, PromotionWorld.ImageName, "forged");
        await _world.Registry.RetagAsync(PromotionWorld.ImageName, other, "staging");
        await _world.Registry.RetagAsync(PromotionWorld.ImageName, other, "1.0");

        await _world.PromoteAsync();

        (await _world.FactsAsync()).Running.ShouldBe(release.Digest);
    }

    [Fact]
    public async Task G5_without_accepted_evidence_nothing_has_changed()
    {
        var release = await _world.AcceptAsync("1.0.0");
        await _world.AttestAsync(
            release,
            PredicateTypes.TestResult,
            new TestResultPredicate(TestResultPredicate.FailedResult, "acceptance", DateTimeOffset.UtcNow.AddMinutes(1))
            {
                Environment = "Staging",
            }
        );

        var refusal = await Refused();

        refusal.ExitCode.ShouldBe(3);
        refusal.Message.ShouldContain("acceptance: failed");
        (await _world.FactsAsync()).ShouldBe((null, null, null, null));
        _world.Target.Deployments.ShouldBeEmpty();
        (await _world.LedgerAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task G7_a_feed_that_cannot_be_reached_blocks()
    {
        await _world.AcceptAsync("1.0.0");
        _world.StopFeed();

        (await Refused()).Message.ShouldContain("vulnerabilities: not checked");
    }

    [Fact]
    public async Task G7_a_registry_that_cannot_be_reached_blocks()
    {
        await _world.AcceptAsync("1.0.0");
        await _world.StopRegistry();

        (await Refused()).Message.ShouldContain("cannot be reached");
        _world.Target.Deployments.ShouldBeEmpty();
    }

    [Fact]
    public async Task G9_the_promotion_leaves_a_signed_attestation_of_its_own()
    {
        var release = await _world.AcceptAsync("1.0.0");
        await _world.PromoteAsync();

        var evidence = await _world.Setting.Evidence.ReadAsync(release.Digest, _world.Setting.Trusted);

        var summary = evidence.Single(x => x.Statement.PredicateType == PredicateTypes.VerificationSummary);
        summary.Signature.State.ShouldBe(SignatureState.Trusted);
        summary.Statement.Read<VerificationSummaryPredicate>().VerifiedLevels.ShouldBe(["Production"]);
    }

    Task<StopException> Refused() => Should.ThrowAsync<StopException>(() => _world.PromoteAsync());
}
