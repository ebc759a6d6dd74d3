using Azure.Storage;
using Azure.Storage.Blobs;
using MlPipeline.Hosting.Registry;

namespace MlPipeline.IntegrationTests.Stores;

/// <summary>What is said when the storage cannot be used.</summary>
public sealed class BlobFailureTests(AzuriteService azurite)
{
    [Fact]
    public void A_container_that_does_not_exist_is_named_with_how_to_create_it()
    {
        var container = new BlobContainerClient(azurite.ConnectionString, "nothing-here");

        foreach (var operation in Operations(container))
            Should
                .Throw<InputException>(operation)
                .Message.ShouldBe(
                    $"Models registry \"{container.Uri}\" has no container \"nothing-here\" to be in. "
                        + "Create it (az storage container create --name nothing-here), or correct the URL."
                );
    }

    [Fact]
    public void An_empty_container_is_a_registry_without_versions()
    {
        using var store = azurite.NewStore();
        var registry = store.Open(TimeProvider.System);

        registry.List().ShouldBeEmpty();
        registry.Aliases().ShouldBeEmpty();
        registry.History().ShouldBeEmpty();
        Should.Throw<InputException>(() => registry.Get(1)).Problem.ShouldEndWith("it has none.");
    }

    [Fact]
    public void A_wrong_key_is_refused_and_never_told()
    {
        using var store = azurite.NewStore();
        var key = Convert.ToBase64String(new byte[64]);
        var container = new BlobContainerClient(store.Container.Uri, new StorageSharedKeyCredential("tests", key));

        foreach (var operation in Operations(container))
        {
            var refusal = Should.Throw<InputException>(operation);
            refusal.Problem.ShouldStartWith($"Models registry \"{container.Uri}\" refuses access: A");
            refusal.Remedy.ShouldContain("Storage Blob Data Contributor");
            refusal.ToString().ShouldNotContain(key);
        }
    }

    [Fact]
    public void A_storage_that_does_not_answer_is_named()
    {
        var options = new BlobClientOptions { Retry = { MaxRetries = 1, Delay = TimeSpan.FromMilliseconds(1) } };
        var container = new BlobContainerClient(new Uri($"http://127.0.0.1:{FreePort.Find()}/tests/models"), options);

        foreach (var operation in Operations(container))
        {
            var refusal = Should.Throw<InputException>(operation);
            refusal.Problem.ShouldStartWith($"Models registry \"{container.Uri}\" cannot be reached: ");
            refusal.Remedy.ShouldStartWith("Check the account's name in the URL");
        }
    }

    [Theory]
    [InlineData("ftp://somewhere/models", "Models registry \"ftp://somewhere/models\" is no address")]
    [InlineData("https://account.blob.core.windows.net/", "names no container")]
    [InlineData("https://account.blob.core.windows.net/My_Models", "is no name of a container")]
    [InlineData("https://account.blob.core.windows.net/models?sig=secret", "has a query or a user in it")]
    [InlineData("https://account.blob.core.windows.net/models", "is for http://127.0.0.1")]
    public async Task An_address_that_cannot_be_one_is_refused_before_anything_is_asked(string address, string problem)
    {
        azurite.ConnectionString.ShouldNotBeEmpty();

        var result = await CommandLine.RunAsync("models", "list", "--registry", address);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(problem);
        result.Error.ShouldNotContain("secret");
    }

    static Action[] Operations(BlobContainerClient container)
    {
        var registry = new BlobModelsRegistry(container, "", TimeProvider.System);
        return
        [
            () => registry.List(),
            () => registry.Resolve("champion"),
            () => registry.SetAlias("champion", 1, "better"),
            () => registry.HoldRetraining(),
        ];
    }
}
