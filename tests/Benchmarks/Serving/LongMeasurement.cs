using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using MlPipeline.IntegrationTests.Serving;
using MlPipeline.Registry;

namespace MlPipeline.Benchmarks.Serving;

/// <summary>What a service is like after a long time: its memory, changes of model under full load, and bodies that were spoilt.</summary>
static class LongMeasurement
{
    const long FewRequests = 10_000;
    const long ManyRequests = 1_000_000;
    const double MostGrowth = 1.1;
    const int Swaps = 100;
    const int Bodies = 100_000;
    const int Connections = 32;

    public static bool Run(Func<ServiceProcess> start, string one, IModelsRegistry registry)
    {
        using var service = start();
        using var client = new HttpClient { BaseAddress = service.Address };
        return Memory(service, one)
            & Change(service, client, one, registry)
            & FuzzAsync(client).GetAwaiter().GetResult();
    }

    static bool Memory(ServiceProcess service, string one)
    {
        var few = Drive(service, one, FewRequests);
        var many = Drive(service, one, ManyRequests);
        var passed = many <= MostGrowth * few;
        Measurement.Print(
            $"memory {few:F0} MB after {FewRequests:N0} requests, {many:F0} MB after {ManyRequests:N0}; target at most {MostGrowth:F1} ×"
        );
        return passed;
    }

    static double Drive(ServiceProcess service, string one, long requests)
    {
        for (long done = 0; done < requests; )
            done += Wrk.Run(service.Address, one, done == 0 && requests == FewRequests ? 1 : 5, Connections).Requests;
        return service.Megabytes;
    }

    static bool Change(ServiceProcess service, HttpClient client, string one, IModelsRegistry registry)
    {
        var body = File.ReadAllText(one + ".body");
        var rows = $"[{string.Join(',', Enumerable.Repeat(body, 20))}]";
        using var load = Wrk.Start(service.Address, one, 60, Connections);
        var mixed = 0;
        var answers = 0;
        for (var swap = 0; swap < Swaps; swap++)
        {
            registry.SetAlias("champion", swap % 2 == 0 ? 2 : 1, "to measure");
            var asking = Task.Run(() =>
            {
                for (var i = 0; i < 10; i++, answers++)
                    if (!IsWhole(Post(client, "/v1/predict", rows)))
                        mixed++;
            });
            Post(client, "/v1/model/reload", "");
            asking.Wait();
        }
        registry.SetAlias("champion", 1, "to measure");
        var result = Wrk.Result(load);
        Measurement.Print(
            $"{Swaps} changes of model: {result.Failed} of {result.Requests:N0} requests failed, {mixed} of {answers:N0} answers mixed two models"
        );
        return result.Failed == 0 && mixed == 0;
    }

    /// <summary>Equal rows have equal predictions when one model made them.</summary>
    static bool IsWhole(string answer) =>
        JsonSerializer
            .Deserialize<JsonElement>(answer)
            .GetProperty("predictions")
            .EnumerateArray()
            .Select(x => x.GetDouble())
            .Distinct()
            .Count() == 1;

    static async Task<bool> FuzzAsync(HttpClient client)
    {
        string[] fields = [.. ServingProject.Names];
        var wrong = 0;
        var watch = Stopwatch.StartNew();
        // Waiting threads would starve the client itself, whose idle connections are watched by the same pool.
        await Parallel.ForAsync(
            0,
            Bodies,
            async (seed, cancellation) =>
            {
                var body = MalformedBody.Of(new Random(seed), fields);
                using var request = RequestOf("/v1/predict", body.Json);
                using var response = await client.SendAsync(request, cancellation);
                var answer = await response.Content.ReadAsStringAsync(cancellation);
                if (
                    (int)response.StatusCode is < 400 or >= 500
                    || (body.Field is { } x && !answer.Contains($"\"{x}\"", StringComparison.Ordinal))
                )
                    Interlocked.Increment(ref wrong);
            }
        );
        Measurement.Print(
            $"{Bodies:N0} malformed bodies: {wrong} were not refused with their field named, {watch.Elapsed.TotalSeconds:F0} s"
        );
        return wrong == 0;
    }

    static string Post(HttpClient client, string path, string body)
    {
        using var request = RequestOf(path, System.Text.Encoding.UTF8.GetBytes(body));
        using var response = client.Send(request);
        using var reader = new StreamReader(response.EnsureSuccessStatusCode().Content.ReadAsStream());
        return reader.ReadToEnd();
    }

    static HttpRequestMessage RequestOf(string path, byte[] body) =>
        new(HttpMethod.Post, path)
        {
            Content = new ByteArrayContent(body)
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
            },
        };
}
