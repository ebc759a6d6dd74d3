using Build.IntegrationTests.Docker;
using Delivery.Docker;
using Delivery.Outcomes;
using Delivery.Promotion.Ledger;

namespace Build.IntegrationTests.Promotion;

public sealed class LedgerStoreTests : IAsyncLifetime
{
    const string Repository = "team/service";

    static readonly LedgerEntry s_entry = new()
    {
        Number = 0,
        Time = new DateTimeOffset(2026, 3, 5, 12, 0, 0, TimeSpan.Zero),
        Who = "ada@laptop",
        Environment = "Production",
        Event = LedgerEvent.Verified,
        Digest = "sha256:1",
        Version = "1.4.0",
        Commit = "1111",
        Tree = "2222",
        Tool = "test",
    };

    TestRegistry _registry = null!;
    OciRegistry _client = null!;

    public async ValueTask InitializeAsync()
    {
        _registry = await TestRegistry.StartAsync();
        _client = new OciRegistry(_registry.Address);
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_registry is not null)
            await _registry.DisposeAsync();
    }

    [Fact]
    public async Task G21_every_machine_that_reaches_the_registry_reads_the_same_ledger()
    {
        var store = new LedgerStore(_client, Repository);
        (await store.ReadAsync("Production")).Lines.ShouldBeEmpty();
        await store.AppendAsync(s_entry);
        await store.AppendAsync(s_entry with { Event = LedgerEvent.Failed, Reason = "it never got ready" });
        await store.AppendAsync(s_entry with { Environment = "Staging" });

        using var another = new OciRegistry(_registry.Address);
        var (entries, broken) = (await new LedgerStore(another, Repository).ReadAsync("production")).Read();

        broken.ShouldBeNull();
        entries
            .Select(x => (x.Number, x.Event, x.Reason))
            .ShouldBe([(1, LedgerEvent.Verified, null), (2, LedgerEvent.Failed, "it never got ready")]);
    }

    [Fact]
    public async Task G21_nothing_is_added_to_a_ledger_that_was_tampered_with()
    {
        var store = new LedgerStore(_client, Repository);
        await store.AppendAsync(s_entry);
        await store.AppendAsync(s_entry);
        // Somebody takes the first line out.
        var manifest = (await _client.FindManifestAsync(Repository, LedgerStore.TagOf("Production")))!;
        var forged = System.Text.Json.Nodes.JsonNode.Parse(manifest.Content)!;
        forged["layers"]!.AsArray().RemoveAt(0);
        var content = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(forged);
        var digest = "sha256:" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));
        await _client.PutManifestAsync(
            Repository,
            LedgerStore.TagOf("Production"),
            manifest with
            {
                Content = content,
                Digest = digest,
            }
        );

        var failure = await Should.ThrowAsync<StopException>(() => store.AppendAsync(s_entry));

        failure.Message.ShouldContain("is broken: line 1 has the number 2");
        (await store.ReadAsync("Production")).Lines.ShouldHaveSingleItem();
    }
}
