using System.Collections.Concurrent;

namespace MlPipeline.IntegrationTests.Serving;

/// <summary>Bodies that were spoilt at random. The serving benchmark sends twenty times as many.</summary>
public sealed class FuzzTests
{
    const int Bodies = 5_000;

    [Fact]
    public async Task Whatever_is_sent_is_refused_with_the_field_named()
    {
        await using var service = await DemandService.StartAsync();
        string[] fields = [DemandProject.Price.Name, DemandProject.Before.Name];
        var wrong = new ConcurrentQueue<string>();

        await Parallel.ForAsync(
            0,
            Bodies,
            async (seed, _) =>
            {
                var body = MalformedBody.Of(new Random(seed), fields);
                var answer = await service.PostAsync(body.Json, "application/json");
                var isRefused =
                    answer.Status is >= 400 and < 500
                    && answer.ContentType == "application/problem+json"
                    && (body.Field is null || answer.Fields.Contains(body.Field));
                if (!isRefused)
                    wrong.Enqueue($"seed {seed}: {answer.Status} {answer.Body}");
            }
        );

        wrong.ShouldBeEmpty();
        (await service.GetAsync("/health/ready")).Status.ShouldBe(200);
    }
}
