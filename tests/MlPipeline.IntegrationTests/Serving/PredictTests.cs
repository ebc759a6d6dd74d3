namespace MlPipeline.IntegrationTests.Serving;

public sealed class PredictTests : IAsyncLifetime
{
    const string Row = """{"day":"2024-05-01","price":7.5,"demand_before":40,"rain":null,"events":"fair"}""";

    DemandService service = null!;

    public async ValueTask InitializeAsync() => service = await DemandService.StartAsync();

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task An_object_is_one_row_and_an_array_is_many()
    {
        var one = await service.PostAsync(Row);
        var many = await service.PostAsync($"[{Row},{Row}]");

        one.Status.ShouldBe(200, one.Body);
        one.Version.ShouldBe("1");
        one.Json.GetProperty("modelVersion").GetInt32().ShouldBe(1);
        var prediction = one.Json.GetProperty("prediction").GetDouble();
        prediction.ShouldBeInRange(10, 40);
        many.Json.GetProperty("predictions")
            .EnumerateArray()
            .Select(x => x.GetDouble())
            .ShouldBe([prediction, prediction]);
    }

    [Fact]
    public async Task Every_bad_field_is_listed_with_its_row()
    {
        var answer = await service.PostAsync(
            $$"""[{{Row}},{"day":"1 May","price":"cheap","rian":3,"demand_before":1e999}]"""
        );

        answer.Status.ShouldBe(422);
        answer.ContentType.ShouldBe("application/problem+json");
        answer.Fields.ShouldBe(["day", "price", "rian", "demand_before"]);
        var errors = answer.Json.GetProperty("errors");
        errors[0].GetProperty("row").GetInt32().ShouldBe(1);
        errors[1].GetProperty("given").GetString().ShouldBe("\"cheap\"");
        errors[1].GetProperty("expected").GetString().ShouldBe("a finite number (€)");
        errors[2].GetProperty("suggestion").GetString().ShouldBe("rain");
    }

    [Fact]
    public async Task The_service_says_which_model_answers()
    {
        var model = (await service.GetAsync("/v1/model")).Json;

        model.GetProperty("version").GetInt32().ShouldBe(1);
        model.GetProperty("alias").GetString().ShouldBe("champion");
        model
            .GetProperty("metadata")
            .GetProperty("metrics")
            .GetProperty("test")
            .GetProperty("rmse")
            .GetDouble()
            .ShouldBePositive();
        (await service.GetAsync("/v1/models")).Json.GetProperty("models").GetArrayLength().ShouldBe(1);
        (await service.GetAsync("/health/live")).Status.ShouldBe(200);
        (await service.GetAsync("/health/ready")).Json.GetProperty("modelVersion").GetInt32().ShouldBe(1);
    }
}
