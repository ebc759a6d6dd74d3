using System.Net;
using MlPipeline.Hosting.Serving;
using MlPipeline.Hosting.Serving.Security;
using MlPipeline.Registry;

namespace MlPipeline.IntegrationTests.Serving;

/// <summary>Who may use the service, and how much.</summary>
public sealed class AccessTests : IAsyncLifetime
{
    const string Row = """{"price":7.5,"demand_before":40}""";

    static readonly DateOnly Today = new(2024, 5, 1);

    readonly TemporaryFolder folder = new();
    readonly DemandService service = new();

    string Keys => folder["keys.txt"];

    public ValueTask InitializeAsync()
    {
        service.Registry.SetAlias("champion", service.Train("ols"), "first");
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://*:8123")]
    [InlineData("http://example.org:8123")]
    public async Task Nothing_is_served_to_other_machines_without_keys(string address)
    {
        var options = new ServingOptions { Addresses = [address] };

        var refused = await Should.ThrowAsync<InputException>(() =>
            PredictService.StartAsync(
                service.Project,
                new FolderModelsRegistry(folder["registry"], TimeProvider.System),
                options,
                TimeProvider.System
            )
        );

        refused.Message.ShouldContain("--api-keys");
        Should.NotThrow((options with { AllowAnonymous = true }).Validate);
        Should.NotThrow((options with { ApiKeys = Keys }).Validate);
    }

    [Fact]
    public async Task A_key_is_asked_for_everywhere_but_where_health_is_told()
    {
        var key = ApiKeyFile.Add(Keys, "someone", Today);
        await service.RunAsync(new ServingOptions { ApiKeys = Keys });

        foreach (var path in (string[])["/v1/model", "/v1/models", "/metrics", "/openapi/v1.json", "/v1/nothing"])
            (await service.GetAsync(path)).Status.ShouldBe(401, path);
        var refused = await service.PostAsync(Row);
        refused.Status.ShouldBe(401);
        refused.Json.GetProperty("type").GetString().ShouldBe("/problems/unauthorized");
        (await service.GetAsync("/health/live")).Status.ShouldBe(200);
        (await service.GetAsync("/health/ready")).Status.ShouldBe(200);
        (await service.PostWithAsync(Row, "Authorization", $"Bearer {key}")).ShouldBe(HttpStatusCode.OK);
        (await service.PostWithAsync(Row, "X-API-Key", key)).ShouldBe(HttpStatusCode.OK);
        (await service.PostWithAsync(Row, "X-API-Key", key[..^1])).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Keys_come_and_go_with_their_file()
    {
        var first = ApiKeyFile.Add(Keys, "first", Today);
        await service.RunAsync(new ServingOptions { ApiKeys = Keys });

        var second = ApiKeyFile.Add(Keys, "second", Today);
        ApiKeyFile.Remove(Keys, "first");

        (
            await Eventually.Of(() => service.PostWithAsync(Row, "X-API-Key", second), x => x == HttpStatusCode.OK)
        ).ShouldBe(HttpStatusCode.OK);
        (await service.PostWithAsync(Row, "X-API-Key", first)).ShouldBe(HttpStatusCode.Unauthorized);
        File.WriteAllText(Keys, "not a key");
        (await service.PostWithAsync(Row, "X-API-Key", second)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public void A_file_of_keys_has_no_key_and_is_its_owners_only()
    {
        var key = ApiKeyFile.Add(Keys, "someone", Today);

        File.ReadAllText(Keys).ShouldNotContain(key);
        File.ReadAllText(Keys).ShouldStartWith("someone ");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Keys).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Should.Throw<InputException>(() => ApiKeyFile.Add(Keys, "someone", Today));
        Should.Throw<InputException>(() => ApiKeyFile.Add(Keys, "some one", Today));
        Should.Throw<InputException>(() => ApiKeyFile.Remove(Keys, "somone")).Message.ShouldContain("someone");
    }

    [Fact]
    public async Task A_key_is_shown_once_by_the_command_line()
    {
        var added = await CommandLine.RunAsync("keys", "add", "someone", "--api-keys", Keys);

        added.ExitCode.ShouldBe(0, added.Error);
        added.Output.ShouldStartWith("mlp_");
        (await CommandLine.RunAsync("keys", "list", "--api-keys", Keys)).Output.ShouldStartWith("someone");
        (await CommandLine.RunAsync("keys", "remove", "someone", "--api-keys", Keys)).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Too_many_requests_at_once_are_told_to_come_again()
    {
        await service.RunAsync(new ServingOptions { MaxConcurrency = 1 });
        using var flight = await RequestInFlight.StartAsync(service.Address, Row);

        var refused = await service.PostAsync(Row);

        refused.Status.ShouldBe(503);
        refused.Json.GetProperty("type").GetString().ShouldBe("/problems/busy");
        refused.RetryAfter.ShouldBe("1");
        (await service.GetAsync("/health/ready")).Status.ShouldBe(200);
        (await flight.FinishAsync()).ShouldStartWith("HTTP/1.1 200");
        (await Eventually.Of(() => service.PostAsync(Row), x => x.Status == 200)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Too_many_requests_per_second_are_told_to_come_again()
    {
        await service.RunAsync(new ServingOptions { RateLimit = 1 });

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => service.PostAsync(Row)));

        var refused = answers.Where(x => x.Status == 429).ToArray();
        refused.ShouldNotBeEmpty();
        refused.ShouldAllBe(x => x.RetryAfter == "1" && x.Body.Contains("/problems/too-many-requests"));
        (await service.GetAsync("/health/ready")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Browsers_are_told_what_not_to_do()
    {
        await service.RunAsync(new ServingOptions());

        using var response = await service.Client.GetAsync(new Uri("/v1/model", UriKind.Relative));

        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
        response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        response.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        response.Headers.Contains("Server").ShouldBeFalse();
    }
}
