using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Delivery.Docker;

/// <summary>
/// Answers a registry's challenge: <c>Basic</c>, or <c>Bearer</c> with a token that another server gives
/// (https://distribution.github.io/distribution/spec/auth/token).
/// </summary>
sealed partial class RegistryAuthentication(HttpClient http, RegistryCredentials? credentials)
{
    AuthenticationHeaderValue? _known;

    /// <summary>Sends a request, and once more with what the registry's challenge asks for.</summary>
    public async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> create)
    {
        var response = await TryAsync(create, _known);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
            return response;
        if (await AnswerAsync(response.Headers.WwwAuthenticate) is not { } answer)
            return response;
        response.Dispose();
        _known = answer;
        return await TryAsync(create, answer);
    }

    Task<HttpResponseMessage> TryAsync(Func<HttpRequestMessage> create, AuthenticationHeaderValue? authorization)
    {
        var request = create();
        request.Headers.Authorization = authorization;
        return http.SendAsync(request);
    }

    async Task<AuthenticationHeaderValue?> AnswerAsync(IEnumerable<AuthenticationHeaderValue> challenges)
    {
        foreach (var challenge in challenges)
        {
            if (challenge.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase) && credentials is not null)
                return Basic(credentials);
            if (challenge.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
                return await AskForTokenAsync(challenge.Parameter ?? "");
        }
        return null;
    }

    async Task<AuthenticationHeaderValue?> AskForTokenAsync(string parameter)
    {
        var values = Pairs().Matches(parameter).ToDictionary(x => x.Groups["key"].Value, x => x.Groups["value"].Value);
        if (!values.TryGetValue("realm", out var realm))
            return null;
        var query = values
            .Where(x => x.Key is "service" or "scope")
            .Select(x => $"{x.Key}={Uri.EscapeDataString(x.Value)}");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{realm}?{string.Join('&', query)}");
        request.Headers.Authorization = credentials is null ? null : Basic(credentials);
        using var response = await http.SendAsync(request);
        if (!response.IsSuccessStatusCode)
            return null;
        using var json = JsonDocument.Parse(await response.Content.ReadAsStreamAsync());
        var token =
            json.RootElement.TryGetProperty("token", out var found)
            || json.RootElement.TryGetProperty("access_token", out found)
                ? found.GetString()
                : null;
        return token is null ? null : new AuthenticationHeaderValue("Bearer", token);
    }

    static AuthenticationHeaderValue Basic(RegistryCredentials credentials) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credentials.User}:{credentials.Password}")));

    [GeneratedRegex("(?<key>\\w+)=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Pairs();
}
