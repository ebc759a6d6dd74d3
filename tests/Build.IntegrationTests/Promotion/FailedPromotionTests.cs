using Delivery.Deployment;
using Delivery.Outcomes;
using Delivery.Promotion.Ledger;

namespace Build.IntegrationTests.Promotion;

/// <summary>What happens when a release does not prove itself. The number of a test is that of the guarantee in docs/promotion.md.</summary>
public sealed class FailedPromotionTests : IAsyncLifetime
{
    PromotionWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await PromotionWorld.CreateAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData(null, "Inconclusive")]
    [InlineData("sha256:something-else", "Failed")]
    public async Task G18_only_a_digest_that_was_read_back_has_passed(string? runs, string verdict)
    {
        var first = await _world.AcceptAsync("1.0.0");
        await _world.PromoteAsync();
        var second = await _world.AcceptAsync("1.1.0");
        _world.Target.RunsInstead[second.Digest] = runs;

        var failure = await Refused();

        failure.ExitCode.ShouldBe(DeploymentExitCode.OldServes);
        failure.Message.ShouldContain(verdict);
        (await _world.FactsAsync()).ShouldBe((first.Digest, first.Digest, first.Commit, first.Digest));
    }

    [Fact]
    public async Task G19_what_does_not_get_ready_makes_way_for_what_ran_before_and_the_ledger_has_both()
    {
        var first = await _world.AcceptAsync("1.0.0");
        await _world.PromoteAsync();
        var second = await _world.AcceptAsync("1.1.0");
        _world.Target.Ill.Add(second.Digest);

        var failure = await Refused();

        failure.ExitCode.ShouldBe(DeploymentExitCode.OldServes);
        failure.Message.ShouldContain("it never got ready");
        failure.Message.ShouldContain("last words");
        (await _world.FactsAsync()).ShouldBe((first.Digest, first.Digest, first.Commit, first.Digest));
        (await _world.LedgerAsync())
            .Select(x => (x.Event, x.Version))
            .ShouldBe([
                (LedgerEvent.Admitted, "1.0.0"),
                (LedgerEvent.Verified, "1.0.0"),
                (LedgerEvent.Admitted, "1.1.0"),
                (LedgerEvent.Failed, "1.1.0"),
                (LedgerEvent.Restored, "1.0.0"),
            ]);
        _world.Setting.Tags.FindCommit("production/1.1.0").ShouldBeNull();
    }

    [Fact]
    public async Task G19_where_nothing_ran_before_the_exit_code_says_that_nothing_serves()
    {
        _world.Target.Ill.Add((await _world.AcceptAsync("1.0.0")).Digest);

        (await Refused()).ExitCode.ShouldBe(DeploymentExitCode.NothingServes);
        (await _world.LedgerAsync())[^1].Event.ShouldBe(LedgerEvent.Lost);
    }

    [Fact]
    public async Task G19_the_configuration_from_before_comes_back_with_the_digest()
    {
        _world.Way = _world.Way with { To = _world.Way.To with { Memory = 512 } };
        var first = await _world.AcceptAsync("1.0.0");
        await _world.PromoteAsync();
        _world.Target.Ill.Add((await _world.AcceptAsync("1.1.0")).Digest);
        _world.Way = _world.Way with { To = _world.Way.To with { Memory = 2048, ModelAlias = "candidate" } };

        await Refused();

        var runs = _world.Target.Deployed["Production"];
        (runs.Digest, runs.Environment.Memory, runs.Environment.ModelAlias).ShouldBe((first.Digest, 512, "champion"));
    }

    [Fact]
    public async Task G19_the_label_and_the_tags_are_those_of_what_serves_again()
    {
        var first = await _world.AcceptAsync("1.0.0");
        await _world.PromoteAsync();
        _world.Target.Ill.Add((await _world.AcceptAsync("1.1.0")).Digest);
        await Refused();

        // The next try is decided anew, and fails in the same way.
        (await Refused()).ExitCode.ShouldBe(DeploymentExitCode.OldServes);

        (await _world.FactsAsync()).ShouldBe((first.Digest, first.Digest, first.Commit, first.Digest));
        (await _world.AcceptAsync("1.2.0")).ShouldNotBe(first);
        (await _world.PromoteAsync()).IsNew.ShouldBeTrue();
    }

    Task<StopException> Refused() => Should.ThrowAsync<StopException>(() => _world.PromoteAsync());
}
