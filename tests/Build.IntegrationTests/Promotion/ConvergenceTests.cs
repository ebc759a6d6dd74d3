using Delivery.Outcomes;
using Delivery.Promotion.Ledger;
using Delivery.Promotion.Rules;
using Delivery.Promotion.Running;

namespace Build.IntegrationTests.Promotion;

/// <summary>What happens when a promotion, or a way back, is cut off. The number of a test is that of the guarantee in docs/promotion.md.</summary>
public sealed class ConvergenceTests : IAsyncLifetime
{
    PromotionWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await PromotionWorld.CreateAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task G15_cut_off_before_any_step_of_a_promotion_the_next_run_converges()
    {
        await _world.AcceptAsync("1.0.0");
        await _world.PromoteAsync();
        PromotionStep[] notThere = [PromotionStep.State, PromotionStep.Restore, PromotionStep.Accept];
        foreach (var step in Enum.GetValues<PromotionStep>().Except(notThere))
        {
            var release = await _world.AcceptAsync($"1.1.{(int)step}");
            await CutOff(step, x => _world.PromoteAsync(setting: x));

            await _world.PromoteAsync();

            (await _world.FactsAsync()).ShouldBe(
                (release.Digest, release.Digest, release.Commit, release.Digest),
                $"{step}"
            );
            (await Lines(release)).ShouldBe([LedgerEvent.Admitted, LedgerEvent.Verified], $"{step}");
        }
    }

    [Fact]
    public async Task G15_cut_off_before_any_step_of_a_rollback_the_next_run_converges()
    {
        var first = await _world.AcceptAsync("1.0.0");
        await _world.PromoteAsync();
        PromotionStep[] notThere =
        [
            PromotionStep.State,
            PromotionStep.Restore,
            PromotionStep.Accept,
            PromotionStep.Attest,
        ];
        foreach (var step in Enum.GetValues<PromotionStep>().Except(notThere))
        {
            await _world.AcceptAsync($"1.1.{(int)step}");
            await _world.PromoteAsync();
            await CutOff(step, x => _world.RollbackAsync(setting: x));

            await _world.RollbackAsync("1.0.0");

            (await _world.FactsAsync()).ShouldBe((first.Digest, first.Digest, first.Commit, first.Digest), $"{step}");
        }
    }

    [Fact]
    public async Task G15_a_rollback_that_was_cut_off_goes_on_to_where_it_was_going()
    {
        var first = await _world.AcceptAsync("1.0.0");
        await _world.PromoteAsync();
        await _world.AcceptAsync("1.1.0");
        await _world.PromoteAsync();
        await CutOff(PromotionStep.Tag, x => _world.RollbackAsync(setting: x));

        (await _world.RollbackAsync()).ShouldBe(first);
    }

    [Fact]
    public async Task G15_cut_off_while_it_restores_the_next_run_restores()
    {
        var first = await _world.AcceptAsync("1.0.0");
        await _world.PromoteAsync();
        _world.Target.Ill.Add((await _world.AcceptAsync("1.1.0")).Digest);
        await CutOff(PromotionStep.Restore, x => _world.PromoteAsync(setting: x));

        await Refused();

        (await _world.FactsAsync()).ShouldBe((first.Digest, first.Digest, first.Commit, first.Digest));
    }

    [Fact]
    public async Task G15_whoever_does_not_want_to_go_on_goes_back_to_what_was_verified()
    {
        var first = await _world.AcceptAsync("1.0.0");
        await _world.PromoteAsync();
        await _world.AcceptAsync("1.1.0");
        await CutOff(PromotionStep.Tag, x => _world.PromoteAsync(setting: x));

        (await _world.RollbackAsync()).ShouldBe(first);

        (await _world.FactsAsync()).ShouldBe((first.Digest, first.Digest, first.Commit, first.Digest));
    }

    async Task CutOff(PromotionStep step, Func<PromotionSetting, Task> run)
    {
        var isReached = false;
        var setting = _world.Setting with
        {
            Before = x =>
            {
                if (x != step)
                    return;
                isReached = true;
                throw new OperationCanceledException($"cut off before {x}");
            },
        };
        await Should.ThrowAsync<OperationCanceledException>(() => run(setting));
        isReached.ShouldBeTrue();
    }

    async Task<IReadOnlyList<LedgerEvent>> Lines(VerifiedRelease release) =>
        [.. (await _world.LedgerAsync()).Where(x => x.Digest == release.Digest).Select(x => x.Event)];

    Task<StopException> Refused() => Should.ThrowAsync<StopException>(() => _world.PromoteAsync());
}
