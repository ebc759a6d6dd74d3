using Delivery.Deployment;
using Delivery.Outcomes;
using Delivery.Promotion.Rules;

namespace Build.IntegrationTests.Promotion;

/// <summary>What happens when a promotion is asked for again, or by several. The number of a test is that of the guarantee in docs/promotion.md.</summary>
public sealed class RepeatedPromotionTests : IAsyncLifetime
{
    PromotionWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await PromotionWorld.CreateAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task G13_doing_it_again_does_nothing_and_says_so()
    {
        await _world.AcceptAsync("1.0.0");
        await _world.PromoteAsync();
        var lines = (await _world.LedgerAsync()).Count;

        (await _world.PromoteAsync()).IsNew.ShouldBeFalse();

        _world.Target.Deployments.ShouldHaveSingleItem();
        (await _world.LedgerAsync()).Count.ShouldBe(lines);
        _world.Said[^1].ShouldContain("there is nothing to do");
    }

    [Fact]
    public async Task G13_what_was_done_is_done_also_when_its_evidence_is_too_old_by_now()
    {
        var policy = PromotionWorld.Policy with
        {
            Evidence = [EvidenceRequirement.AcceptedIn("Staging", TimeSpan.FromDays(7))],
        };
        await _world.AcceptAsync("1.0.0");
        await _world.PromoteAsync(policy);
        var later = _world.Setting with { Clock = new LaterClock(TimeSpan.FromDays(30)) };

        (await _world.PromoteAsync(policy, later)).IsNew.ShouldBeFalse();
    }

    [Fact]
    public async Task G13_another_configuration_of_the_same_image_is_something_to_do()
    {
        var release = await _world.AcceptAsync("1.0.0");
        await _world.PromoteAsync();
        _world.Way = _world.Way with { To = _world.Way.To with { Memory = 2048 } };

        (await _world.PromoteAsync()).IsNew.ShouldBeTrue();

        var runs = _world.Target.Deployed["Production"];
        (runs.Digest, runs.Environment.Memory).ShouldBe((release.Digest, 2048));
    }

    [Fact]
    public async Task G14_of_promotions_at_the_same_time_exactly_one_does_it()
    {
        var release = await _world.AcceptAsync("1.0.0");

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => _world.PromoteAsync())));

        results.Count(x => x.IsNew).ShouldBe(1);
        _world.Target.Deployments.ShouldBe([release.Digest]);
    }

    [Fact]
    public async Task G14_whoever_does_not_want_to_wait_is_told_who_is_at_it()
    {
        await _world.AcceptAsync("1.0.0");
        await using var held = await _world.Target.LockAsync(
            Environments.Production,
            new LockHolder("ada@laptop", "promotion", DateTimeOffset.UnixEpoch),
            TimeSpan.Zero,
            _ => { },
            TestContext.Current.CancellationToken
        );

        var refusal = await Should.ThrowAsync<StopException>(() =>
            _world.PromoteAsync(setting: _world.Setting with { Patience = TimeSpan.Zero })
        );

        refusal.ExitCode.ShouldBe(DeploymentExitCode.LockHeld);
        refusal.Message.ShouldContain("ada@laptop");
    }
}
