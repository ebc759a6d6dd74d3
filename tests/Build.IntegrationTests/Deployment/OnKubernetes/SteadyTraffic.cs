using System.Collections.Concurrent;
using System.Text.Json;

namespace Build.IntegrationTests.Deployment.OnKubernetes;

/// <summary>A hundred users a second, each of whom comes anew, asks for one prediction and goes.</summary>
public sealed class SteadyTraffic : IAsyncDisposable
{
    static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(10);
    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    readonly CancellationTokenSource _end = new();
    readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(20) };
    readonly ConcurrentDictionary<string, int> _answers = new();
    readonly ConcurrentBag<string> _failures = [];
    readonly Task _users;

    SteadyTraffic(Uri service)
    {
        _http.DefaultRequestHeaders.ConnectionClose = true;
        _users = SendAsync(new Uri(service, "/v1/predict"));
    }

    /// <summary>What went wrong.</summary>
    public IReadOnlyCollection<string> Failures => _failures;

    /// <summary>How often each version has answered.</summary>
    public IReadOnlyDictionary<string, int> Answers => _answers;

    /// <summary>Lets them come once somebody was answered: a node takes a moment to know a Service that is new.</summary>
    public static async Task<SteadyTraffic> ToAsync(Uri service)
    {
        await Eventually.Holds(async () =>
        {
            // Until a rule says where the address leads, it leads out of this machine, and a connection stays where its first packet
            // went: each look is a connection of its own.
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = s_patience };
            try
            {
                using var answer = await http.GetAsync(new Uri(service, "/v1/model"));
                return answer.IsSuccessStatusCode;
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
            {
                return false;
            }
        });
        return new SteadyTraffic(service);
    }

    /// <summary>Waits until a version has answered so often in all.</summary>
    public Task Answered(string version, int times) =>
        Eventually.Holds(() => Task.FromResult(_answers.GetValueOrDefault(version) >= times || !_failures.IsEmpty));

    /// <summary>Lets nobody come any more, and waits for those who are there.</summary>
    public async Task EndAsync()
    {
        await _end.CancelAsync();
        await _users;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _http.Dispose();
        _end.Dispose();
    }

    async Task SendAsync(Uri url)
    {
        var asked = new List<Task>();
        using var tick = new PeriodicTimer(s_interval);
        while (!_end.IsCancellationRequested)
        {
            asked.Add(AskAsync(url));
            await tick.WaitForNextTickAsync();
        }
        await Task.WhenAll(asked);
    }

    async Task AskAsync(Uri url)
    {
        try
        {
            using var answer = await _http.PostAsync(url, new StringContent("{}"));
            var text = await answer.Content.ReadAsStringAsync();
            if (answer.IsSuccessStatusCode)
                _answers.AddOrUpdate(Version(text), 1, (_, count) => count + 1);
            else
                _failures.Add($"{answer.StatusCode}: {text}");
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            _failures.Add(exception.ToString());
        }
    }

    static string Version(string text) =>
        JsonDocument.Parse(text).RootElement.GetProperty("modelVersion").GetString() ?? "";
}
