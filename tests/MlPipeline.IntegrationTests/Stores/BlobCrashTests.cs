using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using MlPipeline.UnitTests.Registry;
using Package = MlPipeline.UnitTests.Registry.Example;

namespace MlPipeline.IntegrationTests.Stores;

/// <summary>A process that dies, and a network that fails, at any request.</summary>
public sealed class BlobCrashTests(AzuriteService azurite) : IDisposable
{
    readonly UnitTests.Registry.TemporaryFolder folder = new();
    readonly ManualClock clock = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Killed_at_any_request_the_registry_is_as_before_or_as_after(bool isSent)
    {
        var seen = new HashSet<(int Versions, int Champion, int Moves)>();
        for (var request = 1; ; request++)
        {
            using var store = StoreWithChampion();
            var broken = BlobStore.Open(Client(store, request, isSent, _ => new KilledException()), clock);

            var death = Record.Exception(() =>
                broken.RegisterAs(Package.WritePackage(folder, 2), "champion", 1, "better")
            );

            var found = store.Open(clock);
            var version = found.Resolve("champion");
            seen.Add((found.List().Count, version.Number, found.History().Count));
            // Whatever was left behind, the next move stands on it and the way back is known.
            found.Register(Package.WritePackage(folder, 2)).Version.Number.ShouldBe(2);
            found.SetAlias("champion", 2, "after all");
            found.RollbackAlias("champion", "back").To.ShouldBe(1);
            if (death is null)
                break;
            death.ShouldBeOfType<KilledException>();
            request.ShouldBeLessThan(20);
        }
        seen.ShouldBe([(1, 1, 1), (2, 2, 2)], ignoreOrder: true);
    }

    [Fact]
    public void A_write_whose_answer_is_lost_counts_once()
    {
        for (var request = 1; ; request++)
        {
            using var store = StoreWithChampion();
            var isLost = false;
            var client = Client(
                store,
                request,
                isSent: true,
                _ =>
                {
                    isLost = true;
                    return new IOException("connection reset");
                }
            );

            var registration = BlobStore
                .Open(client, clock)
                .RegisterAs(Package.WritePackage(folder, 2), "champion", 1, "better");

            registration.AlreadyRegistered.ShouldBeFalse();
            registration.Version.Aliases.ShouldBe(["champion"]);
            store.Open(clock).History().Select(x => x.To).ShouldBe([1, 2]);
            if (!isLost)
                break;
            request.ShouldBeLessThan(20);
        }
    }

    [Fact]
    public void A_damaged_document_says_what_to_do()
    {
        using var store = StoreWithChampion();
        store.Blob("registry.json").Upload(new BinaryData("{"), overwrite: true);

        var refusal = Should.Throw<InputException>(() => store.Open(clock).List());

        refusal.Problem.ShouldStartWith($"\"{store.Name}/registry.json\" cannot be used: ");
        refusal.Remedy.ShouldStartWith("Restore an earlier version of the blob");
    }

    [Fact]
    public void A_retraining_that_died_gives_way_when_its_lease_ends()
    {
        using var store = StoreWithChampion();
        var dead = store.Open(clock).HoldRetraining();
        store.Blob("retraining.json").Exists().Value.ShouldBeTrue();
        Should.Throw<BusyException>(() => store.Open(clock).HoldRetraining());

        // What the storage does by itself a minute after the last renewal.
        store.Blob("retraining.json").GetBlobLeaseClient().Break(TimeSpan.Zero);

        store.Open(clock).HoldRetraining().Dispose();
        dead.Dispose();
    }

    BlobStore StoreWithChampion()
    {
        var store = azurite.NewStore();
        var registry = store.Open(clock);
        registry.Register(Package.WritePackage(folder, 1));
        registry.SetAlias("champion", 1, "the first");
        return store;
    }

    BlobContainerClient Client(BlobStore store, int request, bool isSent, Func<HttpMessage, Exception> failure)
    {
        var options = new BlobClientOptions { Retry = { Delay = TimeSpan.FromMilliseconds(1) } };
        options.AddPolicy(new FailureAt(request, isSent, failure), HttpPipelinePosition.PerRetry);
        return new BlobContainerClient(azurite.ConnectionString, store.Container.Name, options);
    }

    /// <summary>Fails at one request, before it is sent or when its answer has come.</summary>
    sealed class FailureAt(int request, bool isSent, Func<HttpMessage, Exception> failure)
        : HttpPipelineSynchronousPolicy
    {
        int requests;

        public override void OnSendingRequest(HttpMessage message)
        {
            if (++requests == request && !isSent)
                throw failure(message);
        }

        public override void OnReceivedResponse(HttpMessage message)
        {
            if (requests == request && isSent)
                throw failure(message);
        }
    }

    /// <summary>The process dies.</summary>
    sealed class KilledException : Exception;
}
