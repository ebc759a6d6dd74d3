using System.Diagnostics;
using System.Globalization;

namespace MlPipeline.AcceptanceTests;

public sealed class OperationTests(Service service)
{
    const int WarmUp = 20;
    const int Requests = 300;

    /// <summary>What a deployed service must keep; generous, as it is measured through whatever lies in between.</summary>
    [Fact]
    public async Task Single_predictions_are_quick_enough()
    {
        var row = await service.ExampleAsync();
        for (var i = 0; i < WarmUp; i++)
            await service.PredictAsync(row);
        var times = new double[Requests];
        for (var i = 0; i < Requests; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var answer = await service.PredictAsync(row);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            answer.Status.ShouldBe(200, answer.Body);
        }
        Array.Sort(times);
        var p95 = times[(int)Math.Ceiling(0.95 * Requests) - 1];

        p95.ShouldBeLessThanOrEqualTo(TestedService.P95);
        service.Found(
            "Time to answer",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Requests} single predictions one after the other: median {times[Requests / 2]:0.0} ms, 95th percentile {p95:0.0} ms; limit {TestedService.P95:0.#} ms"
            )
        );
    }

    [Fact]
    public async Task Its_description_names_the_fields_of_the_model_that_answers()
    {
        var description = (await service.GetAsync("/openapi/v1.json")).Json;
        var metadata = (await service.GetAsync("/v1/model")).Json.GetProperty("metadata");

        description.GetProperty("openapi").GetString()!.ShouldStartWith("3.1");
        var fields = description
            .GetProperty("components")
            .GetProperty("schemas")
            .GetProperty("Row")
            .GetProperty("properties")
            .EnumerateObject()
            .Select(x => x.Name)
            .ToList();
        fields.ShouldBe(
            metadata
                .GetProperty("signature")
                .GetProperty("inputs")
                .EnumerateArray()
                .Select(x => x.GetProperty("name").GetString()!)
        );
        service.Found(
            "Description",
            $"OpenAPI {description.GetProperty("openapi").GetString()}, {fields.Count} fields"
        );
    }

    [Fact]
    public async Task There_is_a_page_for_people()
    {
        var page = await service.GetAsync("/");

        page.Status.ShouldBe(200);
        page.ContentType.ShouldBe("text/html");
        page.Body.ShouldContain("<h1");
        service.Found("Page", "there");
    }

    [Fact]
    public async Task Its_metrics_name_the_version_that_answers()
    {
        var version = (await service.GetAsync("/v1/model")).Json.GetProperty("version").GetInt32();

        var metrics = await service.GetAsync("/metrics");

        metrics.Status.ShouldBe(200);
        metrics
            .Body.Split('\n')
            .ShouldContain(x =>
                x.StartsWith("mlpipeline_model_info{", StringComparison.Ordinal)
                && x.Contains($"model_version=\"{version}\"", StringComparison.Ordinal)
            );
        service.Found("Metrics", "there, with the model's version");
    }
}
