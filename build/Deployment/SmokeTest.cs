using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Delivery.Deployment;

/// <summary>Asks a service as a user does: whether it is ready, and for a prediction of the model's own example.</summary>
/// <param name="contract">What the service answers.</param>
/// <param name="key">The API key, where the service asks for one.</param>
/// <param name="way">How requests get to the service, where that is not the network; it is disposed with this.</param>
public sealed class SmokeTest(ServiceContract contract, string? key = null, HttpMessageHandler? way = null)
    : IDisposable
{
    const int ShownLength = 300;

    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    readonly HttpClient _http = new(way ?? new HttpClientHandler()) { Timeout = s_patience };

    /// <summary>Asks whether the service is ready.</summary>
    /// <returns>What is wrong, or null when nothing is.</returns>
    public async Task<string?> FindReadinessProblemAsync(Uri service, CancellationToken cancellation)
    {
        var answer = await AskAsync(HttpMethod.Get, service, contract.ReadyPath, content: null, cancellation);
        return answer.Status == HttpStatusCode.OK ? null : $"{contract.ReadyPath} {answer}";
    }

    /// <summary>Asks for a prediction of the model's own example.</summary>
    /// <returns>What is wrong, or null when nothing is.</returns>
    public async Task<string?> FindPredictionProblemAsync(Uri service, CancellationToken cancellation)
    {
        var model = await AskAsync(HttpMethod.Get, service, contract.ModelPath, content: null, cancellation);
        if (model.Status != HttpStatusCode.OK)
            return $"{contract.ModelPath} {model}";
        if (Property(model.Text, [.. contract.ExamplePath]) is not { } example)
            return $"{contract.ModelPath} has no \"{string.Join('.', contract.ExamplePath)}\": {Shown(model.Text)}";

        var answer = await AskAsync(HttpMethod.Post, service, contract.PredictPath, example, cancellation);
        if (answer.Status != HttpStatusCode.OK)
            return $"{contract.PredictPath} {answer}, asked for {Shown(example)}";
        var missing = contract.AnswerProperties.Where(x => Property(answer.Text, x) is null).ToList();
        return missing.Count == 0
            ? null
            : $"{contract.PredictPath} answered without \"{string.Join("\", \"", missing)}\": {Shown(answer.Text)}";
    }

    public void Dispose() => _http.Dispose();

    async Task<Answer> AskAsync(
        HttpMethod method,
        Uri service,
        string path,
        string? content,
        CancellationToken cancellation
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(service, path));
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (content is not null)
            request.Content = new StringContent(content, Encoding.UTF8, "application/json");
        try
        {
            using var response = await _http.SendAsync(request, cancellation);
            return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(cancellation));
        }
        catch (HttpRequestException exception)
        {
            return new Answer(null, (exception.InnerException ?? exception).Message);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new Answer(null, $"nothing within {s_patience.TotalSeconds} s");
        }
    }

    static string? Property(string json, params IEnumerable<string> path)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var value = document.RootElement;
            foreach (var name in path)
            {
                if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
                    return null;
            }
            return value.GetRawText();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static string Shown(string text) => text.Length <= ShownLength ? text : text[..ShownLength] + " …";

    sealed record Answer(HttpStatusCode? Status, string Text)
    {
        public override string ToString() =>
            Status is { } status ? $"answered {(int)status}: {Shown(Text)}" : $"did not answer: {Text}";
    }
}
