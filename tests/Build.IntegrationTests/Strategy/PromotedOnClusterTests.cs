using System.Text.Json;
using Delivery.Deployment;
using Delivery.Promotion.Ledger;
using Delivery.Promotion.Running;

namespace Build.IntegrationTests.Strategy;

/// <summary>What the commands promise where environments run on a cluster. The number is that of the guarantee in docs/promotion.md.</summary>
public sealed class PromotedOnClusterTests(PromotedOnCluster promoted)
    : IClassFixture<PromotedOnCluster>,
        IAsyncLifetime
{
    public ValueTask InitializeAsync() => new(promoted.WalkedAsync());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task G3_G4_G20_what_was_accepted_runs_in_Production_all_facts_say_so_and_a_rollback_brings_back_what_ran()
    {
        promoted.First.Succeeded();
        promoted.Second.Succeeded();
        promoted.Again.Succeeded().Output.ShouldContain("already: there is nothing to do.");
        var (first, second) = promoted.Digests;
        first.ShouldNotBe(second);
        await EverywhereRuns(second);
        (await Facts()).ShouldBe((second, second, promoted.Commits.Second, second));

        (await promoted.Run("Rollback", "--target", "Production", "--reason", "a test")).Succeeded();

        (await Facts()).ShouldBe((first, first, promoted.Commits.First, first));
        (await Digest(promoted.Repository.Chain.Staging)).ShouldBe(second);
        var history = await promoted.Run("History", "--verbosity", "Quiet", "--no-logo");
        history.Succeeded().Output.ShouldContain("a test");
        await StatusSays("Production", first);
        (await promoted.Repository.Chain.Containers()).ShouldBeEmpty();
    }

    async Task EverywhereRuns(string digest)
    {
        var chain = promoted.Repository.Chain;
        foreach (var environment in new[] { chain.Integration, chain.Staging, chain.Production })
            (await Digest(environment)).ShouldBe(digest, environment.Name);
    }

    async Task StatusSays(string environment, string digest)
    {
        var status = await promoted.Run("Status", "--json", "--verbosity", "Quiet", "--no-logo");
        using var json = JsonDocument.Parse(status.Succeeded().Output);
        json.RootElement.GetProperty("environments")
            .EnumerateArray()
            .Single(x => x.GetProperty("environment").GetString() == environment)
            .GetProperty("digest")
            .GetString()
            .ShouldBe(digest);
    }

    // What runs, the label, the tag and the ledger.
    async Task<(string? Running, string? Label, string? Tag, string? Ledger)> Facts()
    {
        using var registry = promoted.Open();
        var ledger = new LedgerStore(registry, PromotedRepository.Image);
        return (
            await Digest(promoted.Repository.Chain.Production),
            await registry.FindDigestAsync(PromotedRepository.Image, "production"),
            promoted.Repository.Remote("Production^{commit}"),
            (await LedgerReading.ReadAsync(ledger, "Production")).Current?.Digest
        );
    }

    async Task<string?> Digest(DeploymentEnvironment environment)
    {
        var running = (await promoted.Read(environment)).ShouldNotBeNull(environment.Name);
        running.Health.ShouldBe(ServiceHealth.Healthy, environment.Name);
        return PromotionSurvey.DigestOf(running);
    }
}
