using System.Text.Json;
using MlPipeline.IntegrationTests.Example.Retraining;
using MlPipeline.IntegrationTests.Serving;

namespace MlPipeline.IntegrationTests.Stores;

/// <summary>The commands with a registry in blob storage, from the first training to the service that follows the champion.</summary>
public sealed class BlobCommandsTests : IDisposable
{
    static readonly string s_input = Path.Combine(CommandLine.Data, "new_days.csv");

    readonly BlobStore store;
    readonly TemporaryFolder folder = new();

    public BlobCommandsTests(AzuriteService azurite) => store = azurite.NewStore();

    public void Dispose()
    {
        store.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_model_is_trained_listed_and_predicts_as_one_from_a_folder_does()
    {
        (await Train("ols")).GetProperty("alias").GetString().ShouldBe("champion");
        (await Train("ols")).GetProperty("alreadyRegistered").GetBoolean().ShouldBeTrue();
        (await Train("naive")).GetProperty("alias").GetString().ShouldBe("challenger");
        (await Json("models", "list"))
            .EnumerateArray()
            .Select(x => x.GetProperty("family").GetString())
            .ShouldBe(["ols", "naive"]);
        (await Json("models", "show", "challenger"))
            .GetProperty("version")
            .GetProperty("number")
            .GetInt32()
            .ShouldBe(2);
        await Json("predict", "--input", s_input, "--output", folder["blob.csv"]);

        await CommandLine.RunAsync(
            "train",
            "--data",
            CommandLine.Data,
            "--model",
            "ols",
            "--registry",
            folder["registry"]
        );
        await CommandLine.RunAsync([
            "predict",
            "--input",
            s_input,
            "--output",
            folder["folder.csv"],
            "--registry",
            folder["registry"],
        ]);

        File.ReadAllBytes(folder["blob.csv"]).ShouldBe(File.ReadAllBytes(folder["folder.csv"]));
    }

    [Fact]
    public async Task A_service_follows_the_champion()
    {
        await Train("ols");
        await Train("naive");
        using var service = await ServeProcess.StartAsync("--registry", store.Name, "--check-seconds", "0.05");
        (await VersionOf(service)).ShouldBe(1);

        await Json("models", "promote", "challenger");

        (await Eventually.Of(() => VersionOf(service), x => x == 2)).ShouldBe(2);
        await Json("models", "rollback");
        (await Eventually.Of(() => VersionOf(service), x => x == 1)).ShouldBe(1);
        (await Json("models", "history")).GetArrayLength().ShouldBe(4);
    }

    [Fact]
    public async Task A_retraining_replaces_the_champion_and_keeps_others_out_meanwhile()
    {
        var data = new CutData(folder);
        await Json("train", "--data", data.Folder, "--model", "ols");
        data.Until(new DateOnly(2010, 6, 30));
        string[] retrain = ["retrain", "--data", data.Folder, "--output", folder["report"], "--registry", store.Name];
        using (store.Open(TimeProvider.System).HoldRetraining())
        {
            var refused = await CommandLine.RunAsync(retrain);
            refused.ExitCode.ShouldBe(6);
            refused.Error.ShouldContain(
                $"on models registry \"{store.Name}\": {Environment.UserName}, process {Environment.ProcessId}"
            );
        }

        (await CommandLine.RunAsync(retrain)).ExitCode.ShouldBe(0);

        (await Json("models", "show")).GetProperty("version").GetProperty("number").GetInt32().ShouldBe(2);
    }

    Task<JsonElement> Train(string family) => Json("train", "--data", CommandLine.Data, "--model", family);

    async Task<JsonElement> Json(params string[] command)
    {
        var result = await CommandLine.RunAsync([.. command, "--registry", store.Name, "--json"]);
        result.ExitCode.ShouldBe(0, result.Error);
        return result.Json;
    }

    static async Task<int> VersionOf(ServeProcess service)
    {
        var model = await service.Client.GetStringAsync(new Uri("/v1/model", UriKind.Relative));
        return JsonSerializer.Deserialize<JsonElement>(model).GetProperty("version").GetInt32();
    }
}
