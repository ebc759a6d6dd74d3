using System.Text.Json;
using MlPipeline.Hosting.Serving;

namespace MlPipeline.IntegrationTests.Serving;

public sealed class PredictionLogTests : IDisposable
{
    const string Row = """{"day":"2024-05-01","price":7.5,"demand_before":40,"rain":null,"events":"fair"}""";

    readonly TemporaryFolder folder = new();

    string Log => folder["predictions.ndjson"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_row_is_logged_with_what_was_asked_and_answered()
    {
        double prediction;
        await using (var service = await DemandService.StartAsync(options: new ServingOptions { PredictionLog = Log }))
        {
            prediction = (await service.PostAsync(Row)).Json.GetProperty("prediction").GetDouble();
            await service.PostAsync($"[{Row},{Row}]");
            await service.PostAsync("[1]");
        }

        var lines = File.ReadAllLines(Log).Select(x => JsonSerializer.Deserialize<JsonElement>(x)).ToArray();
        lines.Length.ShouldBe(3);
        foreach (var line in lines)
        {
            line.GetProperty("modelVersion").GetInt32().ShouldBe(1);
            line.GetProperty("prediction").GetDouble().ShouldBe(prediction);
            line.GetProperty("time").GetDateTime().Kind.ShouldBe(DateTimeKind.Utc);
            var inputs = line.GetProperty("inputs");
            inputs.GetProperty("day").GetString().ShouldBe("2024-05-01");
            inputs.GetProperty("price").GetDouble().ShouldBe(7.5);
            inputs.GetProperty("rain").ValueKind.ShouldBe(JsonValueKind.Null);
            inputs.GetProperty("events").GetString().ShouldBe("fair");
            inputs.TryGetProperty("demand", out _).ShouldBeFalse();
        }
    }

    [Fact]
    public async Task A_log_of_another_day_is_put_aside()
    {
        File.WriteAllText(Log, "{}\n");
        File.SetLastWriteTimeUtc(Log, new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        await using (var service = await DemandService.StartAsync(options: new ServingOptions { PredictionLog = Log }))
            await service.PostAsync(Row);

        File.ReadAllLines(Log).Length.ShouldBe(1);
        folder.Files.Count(x => x.StartsWith("predictions.", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_is_refused_at_the_start()
    {
        File.WriteAllText(folder["file"], "");

        (
            await Should.ThrowAsync<InputException>(() =>
                DemandService.StartAsync(
                    options: new ServingOptions { PredictionLog = Path.Combine(folder["file"], "log.ndjson") }
                )
            )
        ).Message.ShouldContain("Prediction log");
    }
}
