using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Build.Tests.Promotion;

/// <summary>A feed of packages that only knows what is vulnerable, on a free port of the loopback address.</summary>
sealed class FeedServer : IDisposable
{
    readonly HttpListener _listener = new();
    readonly Dictionary<string, string> _pages = [];

    public FeedServer()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        Address = new Uri($"http://127.0.0.1:{port}/v3/index.json");
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
        _ = AnswerAsync();
    }

    public Uri Address { get; }

    /// <summary>What the feed answers; a path that it does not have is 404.</summary>
    public FeedServer With(string path, string json)
    {
        _pages[path] = json;
        return this;
    }

    /// <summary>A feed that lists vulnerabilities.</summary>
    public FeedServer WithVulnerabilities(string json) =>
        With(
                "/v3/index.json",
                """{ "version": "3.0.0", "resources": [ { "@id": "../v3/vulnerabilities/index.json", "@type": "VulnerabilityInfo/6.7.0" } ] }"""
            )
            .With(
                "/v3/vulnerabilities/index.json",
                """[ { "@name": "base", "@id": "base.json", "@updated": "2026-01-01T00:00:00Z" } ]"""
            )
            .With("/v3/vulnerabilities/base.json", json);

    public void Dispose() => _listener.Close();

    async Task AnswerAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            context.Response.StatusCode = _pages.TryGetValue(context.Request.Url!.AbsolutePath, out var page)
                ? 200
                : 404;
            context.Response.Close(Encoding.UTF8.GetBytes(page ?? ""), willBlock: true);
        }
    }
}
