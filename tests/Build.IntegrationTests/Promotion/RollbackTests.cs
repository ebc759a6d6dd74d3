using Delivery.Deployment;
using Delivery.Outcomes;
using Delivery.Promotion.Attestations;
using Delivery.Promotion.Ledger;
using Delivery.Promotion.Running;

namespace Build.IntegrationTests.Promotion;

/// <summary>The way back. The number of a test is that of the guarantee in docs/promotion.md.</summary>
public sealed class RollbackTests : IAsyncLifetime
{
    PromotionWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await PromotionWorld.CreateAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task G20_a_rollback_needs_the_ledger_and_the_registry_alone()
    {
        var first = await _world.AcceptAsync("1.0.0");
        await _world.PromoteAsync();
        await _world.AcceptAsync("1.1.0");
        await _world.PromoteAsync();
        _world.StopFeed();

        (await _world.RollbackAsync()).ShouldBe(first);

        (await _world.FactsAsync()).ShouldBe((first.Digest, first.Digest, first.Commit, first.Digest));
        (await _world.LedgerAsync())[^1].Event.ShouldBe(LedgerEvent.RolledBack);
    }

    [Fact]
    public async Task G20_a_rollback_goes_to_a_version_that_ran_and_to_no_other()
    {
        await _world.AcceptAsync("1.0.0");
        await _world.PromoteAsync();

        var refusal = await Should.ThrowAsync<StopException>(() => _world.RollbackAsync("0.9.0"));

        refusal.ExitCode.ShouldBe(2);
        refusal.Message.ShouldContain("0.9.0 never ran in Production. These did: 1.0.0");
        (await Should.ThrowAsync<StopException>(() => _world.RollbackAsync())).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task G20_a_rollback_to_what_no_signature_speaks_for_changes_nothing()
    {
        var first = await _world.AcceptAsync("1.0.0");
        await _world.PromoteAsync();
        await _world.AcceptAsync("1.1.0");
        await _world.PromoteAsync();
        var before = await _world.FactsAsync();
        // Somebody takes the evidence away.
        var another = await Docker.TinyImage.PushAsync(_world.Registry, PromotionWorld.ImageName, "empty");
        await _world.Registry.RetagAsync(PromotionWorld.ImageName, another, AttestationStore.TagOf(first.Digest));

        await Should.ThrowAsync<StopException>(() => _world.RollbackAsync());

        (await _world.FactsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task G20_two_steps_back_are_two_steps()
    {
        foreach (var version in new[] { "1.0.0", "1.1.0", "1.2.0" })
        {
            await _world.AcceptAsync(version);
            await _world.PromoteAsync();
        }

        (await _world.RollbackAsync()).Version.ShouldBe("1.1.0");
        (await _world.RollbackAsync()).Version.ShouldBe("1.0.0");
        (await Should.ThrowAsync<StopException>(() => _world.RollbackAsync())).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task G13_going_back_to_where_one_is_does_nothing_and_says_so()
    {
        var first = await _world.AcceptAsync("1.0.0");
        await _world.PromoteAsync();
        await _world.AcceptAsync("1.1.0");
        await _world.PromoteAsync();
        await _world.RollbackAsync("1.0.0");
        var lines = (await _world.LedgerAsync()).Count;

        (await _world.RollbackAsync("1.0.0")).ShouldBe(first);

        (await _world.LedgerAsync()).Count.ShouldBe(lines);
        _world.Said[^1].ShouldContain("there is nothing to do");
    }

    [Fact]
    public async Task G20_what_comes_back_runs_as_it_ran()
    {
        await _world.AcceptAsync("1.0.0");
        await _world.PromoteAsync();
        await _world.AcceptAsync("1.1.0");
        _world.Way = _world.Way with { To = _world.Way.To with { ModelAlias = "candidate" } };
        await _world.PromoteAsync();
        _world.Target.Deployed["Production"].Environment.ModelAlias.ShouldBe("candidate");

        await _world.RollbackAsync();

        _world.Target.Deployed["Production"].Environment.ModelAlias.ShouldBe("champion");
    }

    [Fact]
    public async Task G20_tags_that_cannot_be_shared_do_not_keep_a_release_from_coming_back()
    {
        var first = await _world.AcceptAsync("1.0.0");
        await _world.PromoteAsync();
        await _world.AcceptAsync("1.1.0");
        await _world.PromoteAsync();
        var gone = _world.Remote.Parent! / "gone.git";
        Directory.Move(_world.Remote, gone);

        var failure = await Should.ThrowAsync<StopException>(() => _world.RollbackAsync());

        failure.ExitCode.ShouldBe(1);
        failure.Message.ShouldStartWith("1.0.0 serves in Production, but its tags could not be written");
        (await _world.FactsAsync()).Running.ShouldBe(first.Digest);
        // When the remote is there again, the same command goes on.
        Directory.Move(gone, _world.Remote);
        (await _world.RollbackAsync()).ShouldBe(first);
        (await _world.FactsAsync()).ShouldBe((first.Digest, first.Digest, first.Commit, first.Digest));
    }

    [Fact]
    public async Task G20_a_rollback_to_an_image_that_the_registry_lost_changes_nothing()
    {
        var first = await _world.AcceptAsync("1.0.0");
        await _world.PromoteAsync();
        await _world.AcceptAsync("1.1.0");
        await _world.PromoteAsync();
        var before = await _world.FactsAsync();
        await _world.DeleteImageAsync(first.Digest);

        (await Should.ThrowAsync<StopException>(() => _world.RollbackAsync())).Message.ShouldContain(
            "is not in the registry"
        );

        (await _world.FactsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task G22_what_somebody_has_deployed_past_the_ledger_stops_a_promotion()
    {
        var first = await _world.AcceptAsync("1.0.0");
        await _world.PromoteAsync();
        _world.Target.Run(Environments.Production, _world.ReleaseOf(first), "sha256:by-hand");
        await _world.AcceptAsync("1.1.0");

        var refusal = await Refused();

        refusal.ExitCode.ShouldBe(PromotionExitCode.Drift);
        refusal.Message.ShouldContain("sha256:by-hand");
        (await _world.RollbackAsync("1.0.0")).ShouldBe(first);
        (await _world.FactsAsync()).Running.ShouldBe(first.Digest);
    }

    Task<StopException> Refused() => Should.ThrowAsync<StopException>(() => _world.PromoteAsync());
}
