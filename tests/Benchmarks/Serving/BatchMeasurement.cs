using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace MlPipeline.Benchmarks.Serving;

/// <summary>10,000 rows in one request, compared with walking the same bytes with <see cref="Utf8JsonReader"/> and doing nothing.</summary>
/// <remarks>Both sides in processor time, so that a second core does not count as speed: of the service all it uses, network included.</remarks>
static class BatchMeasurement
{
    const int Rows = 10_000;
    const int Requests = 40;
    const int WarmUp = 20;
    const double LeastShare = 0.4;

    public static bool Run(Func<ServiceProcess> start, string folder)
    {
        var json = Encoding.UTF8.GetBytes(ServingProject.Json(ServingProject.Rows(Rows, 3)));
        File.WriteAllBytes(Path.Combine(folder, "batch.json"), json);
        using var service = start();
        using var client = new HttpClient { BaseAddress = service.Address };
        for (var i = 0; i < WarmUp; i++)
        {
            Post(client, json);
            Walk(json);
        }
        var (before, watch) = (service.CpuSeconds, Stopwatch.StartNew());
        for (var i = 0; i < Requests; i++)
            Post(client, json);
        var (ours, latency) = ((service.CpuSeconds - before) / Requests, watch.Elapsed.TotalSeconds / Requests);
        using var self = Process.GetCurrentProcess();
        var start0 = self.TotalProcessorTime;
        for (var i = 0; i < Requests; i++)
            Walk(json);
        self.Refresh();
        var walk = (self.TotalProcessorTime - start0).TotalSeconds / Requests;
        var share = walk / ours;
        Measurement.Print(
            $"{Rows:N0} rows ({json.Length / 1e6:F1} MB): {ours * 1e3:F1} ms of processor, {latency * 1e3:F1} ms from request to answer; Utf8JsonReader walks them in {walk * 1e3:F1} ms: {share:P0} of its rate, target at least {LeastShare:P0}"
        );
        return share >= LeastShare;
    }

    static void Post(HttpClient client, byte[] json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/predict")
        {
            Content = new ByteArrayContent(json)
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
            },
        };
        using var response = client.Send(request);
        response.EnsureSuccessStatusCode();
    }

    static void Walk(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read()) { }
    }
}
