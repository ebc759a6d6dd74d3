using System.Collections.Concurrent;
using System.Text.Json;

namespace Build.IntegrationTests.Deployment;

/// <summary>Users who ask for predictions without pause, over connections that they keep.</summary>
public sealed class Traffic : IAsyncDisposable
{
    readonly CancellationTokenSource _end = new();
    readonly HttpClient _http = new();
    readonly ConcurrentBag<string> _failures = [];
    readonly ConcurrentDictionary<string, int> _answers = new();
    readonly Task[] _users;

    Traffic(Uri service, int users) =>
        _users = [.. Enumerable.Range(0, users).Select(_ => Task.Run(() => AskAsync(service)))];

    /// <summary>What went wrong.</summary>
    public IReadOnlyCollection<string> Failures => _failures;

    /// <summary>How often each version has answered.</summary>
    public IReadOnlyDictionary<string, int> Answers => _answers;

    public static Traffic To(Uri service, int users = 4) => new(service, users);

    /// <summary>Waits until so many requests more were answered.</summary>
    public async Task Answered(int more)
    {
        var before = _answers.Values.Sum();
        await Eventually.Holds(() => Task.FromResult(_answers.Values.Sum() >= before + more || !_failures.IsEmpty));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_end.IsCancellationRequested)
            await _end.CancelAsync();
        await Task.WhenAll(_users);
        _http.Dispose();
        _end.Dispose();
    }

    /// <summary>Lets the users go home.</summary>
    public async Task EndAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_users);
    }

    async Task AskAsync(Uri service)
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                using var answer = await _http.PostAsync(new Uri(service, "/v1/predict"), new StringContent("{}"));
                var text = await answer.Content.ReadAsStringAsync();
                if (answer.IsSuccessStatusCode)
                    _answers.AddOrUpdate(Version(text), 1, (_, count) => count + 1);
                else
                    _failures.Add($"{answer.StatusCode}: {text}");
            }
            catch (HttpRequestException exception)
            {
                _failures.Add(exception.ToString());
            }
        }
    }

    static string Version(string text) =>
        JsonDocument.Parse(text).RootElement.GetProperty("modelVersion").GetString() ?? "";
}
