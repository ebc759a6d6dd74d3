using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using MlPipeline.Hosting.Serving;
using MlPipeline.Pipelines;
using MlPipeline.Registry;

namespace MlPipeline.IntegrationTests.Serving;

/// <summary>The predict API of <see cref="DemandProject"/>, on a free port of this machine, with a registry of its own.</summary>
sealed class DemandService : IAsyncDisposable
{
    const int TrainingRows = 200;

    readonly TemporaryFolder folder = new();

    public DemandService() => Registry = new FolderModelsRegistry(folder["registry"], TimeProvider.System);

    public DemandProject Project { get; } = new();

    public FolderModelsRegistry Registry { get; }

    public HttpClient Client { get; } = new();

    public PredictService Running { get; private set; } = null!;

    public Uri Address => Running.Addresses[0];

    /// <summary>A service whose champion is of a family.</summary>
    public static async Task<DemandService> StartAsync(string family = "ols", ServingOptions? options = null)
    {
        var service = new DemandService();
        service.Registry.SetAlias("champion", service.Train(family), "first");
        await service.RunAsync(options ?? new ServingOptions());
        return service;
    }

    public async Task RunAsync(ServingOptions options, params IPredictionObserver[] observers)
    {
        Running = await PredictService.StartAsync(
            Project,
            Registry,
            options with
            {
                Addresses = ["http://127.0.0.1:0"],
            },
            TimeProvider.System,
            observers
        );
        Client.BaseAddress = Address;
    }

    /// <summary>Trains a family and registers it.</summary>
    /// <returns>The version.</returns>
    public int Train(string family, int seed = 1)
    {
        var rows = DemandProject.Rows(TrainingRows, seed);
        var content = new TrainPipeline(Project).Run(
            rows,
            Split.LastShare(rows, DemandProject.Day, Split.DefaultTestShare),
            Project.Family(family),
            seed,
            new ProjectCode(new Dictionary<string, ReadOnlyMemory<byte>>(), null, false)
        );
        var path = folder[$"{family}-{seed}.zip"];
        ModelPackage.Write(path, content);
        return Registry.Register(path).Version.Number;
    }

    public async Task<Answer> PostAsync(string body, string contentType = "application/json", string query = "") =>
        await PostAsync(Encoding.UTF8.GetBytes(body), contentType, query);

    public async Task<Answer> PostAsync(byte[] body, string? contentType, string query = "")
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        using var response = await Client.PostAsync(new Uri($"/v1/predict{query}", UriKind.Relative), content);
        return await Answer.OfAsync(response);
    }

    /// <summary>Posts JSON with one more header.</summary>
    public async Task<HttpStatusCode> PostWithAsync(string body, string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/predict", UriKind.Relative))
        {
            Content = new StringContent(body, new MediaTypeHeaderValue("application/json")),
        };
        request.Headers.Add(header, value);
        using var response = await Client.SendAsync(request);
        return response.StatusCode;
    }

    /// <summary>Asks the service to look for another model at once.</summary>
    public async Task<Answer> ReloadAsync()
    {
        using var response = await Client.PostAsync(new Uri("/v1/model/reload", UriKind.Relative), null);
        return await Answer.OfAsync(response);
    }

    /// <summary>Changes a byte of a package.</summary>
    public void Damage(int version)
    {
        var path = Path.Combine(folder["registry"], "versions", $"{version:D6}", "package.zip");
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    /// <summary>Takes the registry away, as a network drive that fails does.</summary>
    public void HideRegistry() => Directory.Move(folder["registry"], folder["hidden"]);

    public void ShowRegistry() => Directory.Move(folder["hidden"], folder["registry"]);

    public async Task<Answer> GetAsync(string path)
    {
        using var response = await Client.GetAsync(new Uri(path, UriKind.Relative));
        return await Answer.OfAsync(response);
    }

    public async ValueTask DisposeAsync()
    {
        if (Running is not null)
            await Running.DisposeAsync();
        Client.Dispose();
        folder.Dispose();
    }
}

/// <summary>What the service answered.</summary>
sealed record Answer(int Status, string? ContentType, string? Version, string Body, string? RetryAfter = null)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

    /// <summary>The fields at fault, of a problem.</summary>
    public IReadOnlyList<string?> Fields =>
        [
            .. Json.GetProperty("errors")
                .EnumerateArray()
                .Select(x => x.TryGetProperty("field", out var name) ? name.GetString() : null),
        ];

    public static async Task<Answer> OfAsync(HttpResponseMessage response) =>
        new(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            response.Headers.TryGetValues("Model-Version", out var versions) ? versions.Single() : null,
            await response.Content.ReadAsStringAsync(),
            response.Headers.RetryAfter?.ToString()
        );
}
