using System.Globalization;
using System.Text.Json;

namespace MlPipeline.IntegrationTests.Serving;

public sealed class WatchingTests : IAsyncLifetime
{
    const string Row = """{"day":"2024-05-01","price":7.5,"demand_before":40,"rain":null,"events":"fair"}""";

    DemandService service = null!;

    public async ValueTask InitializeAsync() => service = await DemandService.StartAsync();

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task Metrics_tell_requests_rows_errors_by_field_and_the_model()
    {
        await service.PostAsync($"[{Row},{Row}]");
        await service.PostAsync("""{"day":"2024-05-01","price":"cheap","demand_before":40,"made_up":1}""");

        var metrics = await Eventually.Of(Metrics, x => x.Contains("field_errors_total", StringComparison.Ordinal));

        Value(metrics, "mlpipeline_predict_duration_seconds_count", "http_response_status_code=\"200\"").ShouldBe(1);
        Value(metrics, "mlpipeline_predict_duration_seconds_count", "http_response_status_code=\"422\"").ShouldBe(1);
        Value(metrics, "mlpipeline_predict_rows_total", "model_version=\"1\"").ShouldBe(2);
        Value(metrics, "mlpipeline_predict_field_errors_total", "field=\"price\"").ShouldBe(1);
        // A name that a client made up is no series of its own.
        Value(metrics, "mlpipeline_predict_field_errors_total", "field=\"(other)\"").ShouldBe(1);
        metrics.ShouldNotContain("made_up");
        Value(metrics, "mlpipeline_model_info", "model_family=\"ols\"").ShouldBe(1);
        Value(metrics, "mlpipeline_input_rows_total", "field=\"rain\"").ShouldBe(2);
        Value(metrics, "mlpipeline_input_missing_total", "field=\"rain\"").ShouldBe(2);
        Value(metrics, "mlpipeline_input_missing_total", "field=\"price\"").ShouldBe(0);
    }

    [Fact]
    public async Task Two_services_in_one_process_do_not_count_for_each_other()
    {
        await using var other = await DemandService.StartAsync();
        await other.PostAsync(Row);
        await service.PostAsync(Row);

        var metrics = await Eventually.Of(Metrics, x => x.Contains("predict_rows_total", StringComparison.Ordinal));

        Value(metrics, "mlpipeline_predict_rows_total", "model_version=\"1\"").ShouldBe(1);
    }

    [Fact]
    public async Task The_last_hour_counts_requests_refusals_and_rows()
    {
        await service.PostAsync($"[{Row},{Row},{Row}]");
        await service.PostAsync("{");

        var minutes = await Eventually.Of(Minutes, x => Sum(x, "requests") == 2);

        Sum(minutes, "requests").ShouldBe(2);
        Sum(minutes, "refused").ShouldBe(1);
        Sum(minutes, "failed").ShouldBe(0);
        Sum(minutes, "rows").ShouldBe(3);
        minutes[0].GetProperty("p50").GetDouble().ShouldBePositive();
        minutes[0]
            .GetProperty("p99")
            .GetDouble()
            .ShouldBeGreaterThanOrEqualTo(minutes[0].GetProperty("p50").GetDouble());
    }

    [Fact]
    public async Task Inputs_like_those_of_training_do_not_shift_and_others_do()
    {
        var few = await Drift("""{"day":"2024-05-01","price":7.5,"demand_before":40,"events":"strike"}""", 1);
        var alike = await Drift(string.Join(',', Rows(400, priceFactor: 1)), 1 + 50);
        var dearer = await Drift(string.Join(',', Rows(400, priceFactor: 3)), 1 + 2 * 50);

        Input(few, "price").GetProperty("stabilityIndex").ValueKind.ShouldBe(JsonValueKind.Null);
        Input(few, "events").GetProperty("unseen").GetInt64().ShouldBe(1);
        Input(alike, "price").GetProperty("unseen").GetInt64().ShouldBeLessThan(5);
        Input(dearer, "price").GetProperty("unseen").GetInt64().ShouldBeGreaterThan(40);
    }

    [Fact]
    public async Task The_stability_index_of_a_shifted_input_is_large_and_of_the_others_small()
    {
        JsonElement drift = default;
        for (var i = 1; i <= 10; i++)
            drift = await Drift(string.Join(',', Rows(60, priceFactor: 1.5, seed: i)), i * 60);

        Input(drift, "price").GetProperty("stabilityIndex").GetDouble().ShouldBeGreaterThan(0.25);
        Input(drift, "demand_before").GetProperty("stabilityIndex").GetDouble().ShouldBeLessThan(0.1);
        Input(drift, "events").GetProperty("stabilityIndex").GetDouble().ShouldBeLessThan(0.1);
        foreach (var side in (string[])["reference", "observed"])
            Input(drift, "price")
                .GetProperty("bins")
                .EnumerateArray()
                .Sum(x => x.GetProperty(side).GetDouble())
                .ShouldBe(1, 1e-9);
        (await Metrics()).ShouldContain("mlpipeline_input_stability_index{");
    }

    /// <summary>Rows as they are in training, but for the price.</summary>
    static IEnumerable<string> Rows(int count, double priceFactor, int seed = 7)
    {
        var rows = DemandProject.Rows(count, seed);
        for (var row = 0; row < count; row++)
            yield return JsonSerializer.Serialize(
                new Dictionary<string, object?>
                {
                    ["day"] = "2024-05-01",
                    ["price"] = priceFactor * rows.Number(DemandProject.Price).Values[row],
                    ["demand_before"] = rows.Number(DemandProject.Before).Values[row],
                    ["events"] = rows.Text(DemandProject.Events)[row],
                }
            );
    }

    async Task<JsonElement> Drift(string rows, int expectedRows)
    {
        (await service.PostAsync($"[{rows}]")).Status.ShouldBe(200);
        return await Eventually.Of(
            async () => (await service.GetAsync("/v1/drift")).Json,
            x =>
                x.GetProperty("inputs").GetArrayLength() > 0
                && Input(x, "price").GetProperty("rows").GetInt32() >= expectedRows
        );
    }

    static JsonElement Input(JsonElement drift, string name) =>
        drift.GetProperty("inputs").EnumerateArray().Single(x => x.GetProperty("name").GetString() == name);

    async Task<string> Metrics() => (await service.GetAsync("/metrics")).Body;

    async Task<JsonElement[]> Minutes() =>
        [.. (await service.GetAsync("/v1/traffic")).Json.GetProperty("minutes").EnumerateArray()];

    static long Sum(IEnumerable<JsonElement> minutes, string what) => minutes.Sum(x => x.GetProperty(what).GetInt64());

    static double Value(string metrics, string name, string label)
    {
        var line = metrics
            .Split('\n')
            .SingleOrDefault(x =>
                x.StartsWith(name + "{", StringComparison.Ordinal) && x.Contains(label, StringComparison.Ordinal)
            );
        line.ShouldNotBeNull($"{name} with {label} in\n{metrics}");
        return double.Parse(line.Split("} ")[1].Split(' ')[0], CultureInfo.InvariantCulture);
    }
}
