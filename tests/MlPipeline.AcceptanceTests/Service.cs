using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

[assembly: AssemblyFixture(typeof(MlPipeline.AcceptanceTests.Service))]

namespace MlPipeline.AcceptanceTests;

/// <summary>The service under test, as any client sees it, and what was found out about it.</summary>
public sealed class Service : IDisposable
{
    readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(30) };
    readonly SortedDictionary<string, string> findings = new(StringComparer.Ordinal);

    public Service()
    {
        client.BaseAddress = TestedService.Url;
        if (TestedService.Key is { } key)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public async Task<Answer> GetAsync(string path)
    {
        NeedUrl();
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        return await Answer.OfAsync(response);
    }

    public async Task<Answer> PredictAsync(string body, string query = "")
    {
        NeedUrl();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri($"/v1/predict{query}", UriKind.Relative), content);
        return await Answer.OfAsync(response);
    }

    /// <summary>What the package of the model that answers says about it.</summary>
    public async Task<JsonElement> MetadataAsync() => (await GetAsync("/v1/model")).Json.GetProperty("metadata");

    /// <summary>The row that the package of the model gives as an example, as JSON.</summary>
    public async Task<string> ExampleAsync() => (await MetadataAsync()).GetProperty("inputExample").GetRawText();

    /// <summary>Asks for a prediction without the key.</summary>
    public static async Task<Answer> PredictAsStrangerAsync(string body)
    {
        NeedUrl();
        using var stranger = new HttpClient { BaseAddress = TestedService.Url };
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await stranger.PostAsync(new Uri("/v1/predict", UriKind.Relative), content);
        return await Answer.OfAsync(response);
    }

    /// <summary>Takes down what a test looked at and saw, for people who read the summary only.</summary>
    /// <param name="subject">What was looked at.</param>
    /// <param name="seen">What was seen.</param>
    public void Found(string subject, string seen)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"{subject}: {seen}");
        lock (findings)
            findings[subject] = seen;
    }

    public void Dispose()
    {
        client.Dispose();
        if (TestedService.FindingsFile is not { } path)
            return;
        var lines = findings.Select(x => $"| {x.Key} | {x.Value.Replace("|", "\\|", StringComparison.Ordinal)} |");
        string[] header = ["What was looked at | What was seen", "--- | ---"];
        File.WriteAllLines(path, [.. header.Select(x => $"| {x} |"), .. lines]);
    }

    static void NeedUrl()
    {
        const string Missing =
            "No service to test: set SERVICE_URL to its address, or run ./build.sh Test --test-type Acceptance.";
        if (TestedService.Url is not null)
            return;
        if (Environment.GetEnvironmentVariable("CI") != "true")
            Assert.Skip(Missing);
        Assert.Fail(Missing);
    }
}
