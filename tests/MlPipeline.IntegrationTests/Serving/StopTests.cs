using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace MlPipeline.IntegrationTests.Serving;

/// <summary>A real process that is told to stop while it is asked.</summary>
public sealed class StopTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task No_request_is_lost_when_the_service_is_told_to_stop()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        (await Train()).ExitCode.ShouldBe(0);
        using var service = await ServeProcess.StartAsync("--registry", folder["registry"], "--drain-seconds", "1");
        var row = await ExampleOf(service.Client);
        var answered = 0;
        // Each client asks until it is told not to, as one behind a load balancer does.
        var clients = Enumerable
            .Range(0, 4)
            .Select(_ =>
                Task.Run(async () =>
                {
                    while (await IsReady(service.Client))
                    {
                        using var response = await service.Client.PostAsJsonAsync(
                            new Uri("/v1/predict", UriKind.Relative),
                            row
                        );
                        response.StatusCode.ShouldBe(HttpStatusCode.OK);
                        Interlocked.Increment(ref answered);
                    }
                })
            )
            .ToArray();
        using var flight = await RequestInFlight.StartAsync(service.Client.BaseAddress!, row.GetRawText());
        await Eventually.Of(() => Task.FromResult(answered), x => x > 50);

        service.Terminate();
        await Task.WhenAll(clients);

        (await flight.FinishAsync()).ShouldStartWith("HTTP/1.1 200");
        (await service.ExitCodeAsync()).ShouldBe(0);
        answered.ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task A_log_that_programs_read_is_JSON_and_has_no_values_of_rows()
    {
        (await Train()).ExitCode.ShouldBe(0);
        using var service = await ServeProcess.StartAsync("--registry", folder["registry"]);

        using var refused = await service.Client.PostAsJsonAsync(
            new Uri("/v1/predict", UriKind.Relative),
            new { clark_lake_lag14 = "secret-value" }
        );

        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        var id = problem.GetProperty("requestId").GetString();
        var entries = await Eventually.Of(() => Task.FromResult(service.Log), x => x.Any(HasRequest));
        entries.Any(HasRequest).ShouldBeTrue();
        entries.ShouldAllBe(x => !x.GetRawText().Contains("secret-value"));

        bool HasRequest(JsonElement entry) =>
            entry.TryGetProperty("RequestId", out var request) && request.GetString() == id;
    }

    [Fact]
    public async Task A_log_that_nobody_reads_holds_up_no_request()
    {
        // Each refusal is a line of some 300 bytes, and a pipe takes 64 KiB.
        const int refusals = 500;
        (await Train()).ExitCode.ShouldBe(0);
        using var service = await ServeProcess.StartAsync(readsOn: false, "--registry", folder["registry"]);

        for (var i = 0; i < refusals; i++)
        {
            using var response = await service.Client.PostAsJsonAsync(
                new Uri("/v1/predict", UriKind.Relative),
                new { unknown = i }
            );
            response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        }
    }

    static async Task<bool> IsReady(HttpClient client)
    {
        using var response = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        return response.IsSuccessStatusCode;
    }

    static async Task<JsonElement> ExampleOf(HttpClient client)
    {
        var model = await client.GetFromJsonAsync<JsonElement>(new Uri("/v1/model", UriKind.Relative));
        return model.GetProperty("metadata").GetProperty("inputExample");
    }

    Task<CommandResult> Train() =>
        CommandLine.RunAsync("train", "--model", "naive", "--data", CommandLine.Data, "--registry", folder["registry"]);
}
