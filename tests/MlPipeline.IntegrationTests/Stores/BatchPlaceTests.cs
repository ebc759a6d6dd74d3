using MlPipeline.IntegrationTests.Example;

namespace MlPipeline.IntegrationTests.Stores;

// What holds for a folder holds for a container of Azure Blob Storage.

public sealed class FolderBatchTests() : BatchPlaceContract(new FolderPlace())
{
    [Fact]
    public async Task A_second_run_is_refused_at_once_for_a_process_that_died_holds_nothing()
    {
        using var held = ((FolderPlace)Place).Hold("parts/.lock");

        var busy = await Example.RunAsync(Place["days/input.csv"], Place["parts"], BatchExample.Local);

        busy.ExitCode.ShouldBe(6);
        busy.Error.ShouldContain($"Another run is predicting into \"{Place["parts"]}\"");
    }
}

public sealed class BlobBatchTests(AzuriteService azurite) : BatchPlaceContract(new BlobPlace(azurite))
{
    [Fact]
    public async Task A_run_that_was_killed_is_waited_for_until_its_lease_has_ended_and_then_goes_on()
    {
        var (input, output) = (Place["days/input.csv"], Place["parts"]);
        await Example.KillClientAsync(input, output, () => Place.Paths.Contains("parts/_part-00000.json"));
        var part = Place.Read("parts/part-00000.csv");

        var run = Example.RunAsync(input, output, [.. BatchExample.Local, "--json"]);
        // What the storage does by itself a minute after the last renewal.
        ((BlobPlace)Place).EndLease("parts/.lock");
        var result = await run;

        result.ExitCode.ShouldBe(0, result.Error);
        result.Json.GetProperty("predictedShards").GetInt32().ShouldBeLessThan(BatchExample.Shards);
        Place.Read("parts/part-00000.csv").ShouldBe(part);
        Place.Paths.ShouldContain("parts/_manifest.json");
    }

    [Theory]
    [InlineData("--input", "Input")]
    [InlineData("--output", "Output")]
    public async Task A_container_that_does_not_exist_is_named_with_how_to_create_it(string option, string what)
    {
        var nowhere = Place["x.csv"].Replace("/days-", "/none-", StringComparison.Ordinal);

        var result =
            option == "--input"
                ? await Predict(nowhere, "y.csv")
                : await CommandLine.RunAsync([.. Example.Arguments(Place["days/input.csv"], nowhere)]);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain($"{what} \"{nowhere[..nowhere.LastIndexOf('/')]}\" has no container \"none-");
        result.Error.ShouldContain("az storage container create");
    }

    [Fact]
    public async Task An_address_with_a_signature_in_it_is_refused_and_not_told()
    {
        var result = await Predict(Place["days/input.csv"] + "?sig=secret", "y.csv");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("Input \"");
        result.Error.ShouldContain("has a query or a user in its address");
        result.Error.ShouldNotContain("secret");
    }
}
