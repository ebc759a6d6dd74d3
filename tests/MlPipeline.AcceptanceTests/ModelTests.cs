using System.Globalization;

namespace MlPipeline.AcceptanceTests;

public sealed class ModelTests(Service service)
{
    [Fact]
    public async Task The_service_is_alive_and_ready()
    {
        (await service.GetAsync("/health/live")).Status.ShouldBe(200);
        var ready = await service.GetAsync("/health/ready");

        ready.Status.ShouldBe(200, ready.Body);
        service.Found("Health", $"alive; {ready.Json.GetProperty("status").GetString()}");
    }

    [Fact]
    public async Task It_serves_the_model_that_its_alias_names()
    {
        var model = (await service.GetAsync("/v1/model")).Json;
        var models = (await service.GetAsync("/v1/models")).Json.GetProperty("models").EnumerateArray();

        model.GetProperty("alias").GetString().ShouldBe(TestedService.Alias);
        var version = model.GetProperty("version").GetInt32();
        var named = models.Single(x =>
            x.GetProperty("aliases").EnumerateArray().Any(alias => alias.GetString() == TestedService.Alias)
        );
        version.ShouldBe(named.GetProperty("version").GetInt32());
        model.GetProperty("sha256").GetString().ShouldBe(named.GetProperty("sha256").GetString());
        service.Found(
            "Model",
            $"version {version}, alias {TestedService.Alias}, {model.GetProperty("family").GetString()}, SHA-256 {model.GetProperty("sha256").GetString()![..12]}…"
        );
    }

    [Fact]
    public async Task On_rows_it_had_not_seen_the_model_was_within_its_limits_and_better_than_the_baseline()
    {
        var metadata = (await service.GetAsync("/v1/model")).Json.GetProperty("metadata");
        var evaluation = (await service.GetAsync("/v1/model/evaluation")).Json.GetProperty("evaluation");

        var test = metadata.GetProperty("metrics").GetProperty("test");
        var limits = metadata.GetProperty("thresholds").EnumerateObject().ToList();
        limits.ShouldNotBeEmpty();
        foreach (var limit in limits)
            test.GetProperty(limit.Name).GetDouble().ShouldBeLessThanOrEqualTo(limit.Value.GetDouble(), limit.Name);
        var rmse = test.GetProperty("rmse").GetDouble();
        var baseline = evaluation.GetProperty("baseline").GetProperty("metrics").GetProperty("rmse").GetDouble();
        rmse.ShouldBeLessThan(baseline);
        service.Found(
            "Quality on held-out rows",
            string.Create(
                CultureInfo.InvariantCulture,
                $"RMSE {rmse:0.00}, the baseline {baseline:0.00}; limits: {string.Join(", ", limits.Select(x => $"{x.Name} ≤ {x.Value.GetDouble()}"))}"
            )
        );
    }

    [Fact]
    public async Task It_asks_for_its_key_where_it_has_one()
    {
        var answer = await Service.PredictAsStrangerAsync(await service.ExampleAsync());

        if (TestedService.Key is null)
            answer.Status.ShouldBe(200, "Without a key nobody else is kept out: give the key to these tests.");
        else
            answer.Status.ShouldBe(401, answer.Body);
        service.Found("Access", TestedService.Key is null ? "open to whoever reaches it" : "asks for an API key");
    }
}
