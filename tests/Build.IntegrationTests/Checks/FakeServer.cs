using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Build.IntegrationTests.Checks;

/// <summary>A server with somebody else's protocol that cannot be had here, on a free port.</summary>
/// <remarks>It lets in who gives the expected authorization, and has noted what was asked.</remarks>
abstract class FakeServer : IDisposable
{
    readonly HttpListener _listener = new();
    readonly ConcurrentQueue<string> _requests = new();
    readonly string _authorization;

    protected FakeServer(IPAddress address, string authorization)
    {
        _authorization = authorization;
        using var probe = new TcpListener(address, 0);
        probe.Start();
        Address = new Uri($"http://{address}:{((IPEndPoint)probe.LocalEndpoint).Port}/");
        probe.Stop();
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _ = AnswerAsync();
    }

    public Uri Address { get; }

    /// <summary>What was asked for by those who were let in: method and path.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    public void Dispose() => _listener.Close();

    /// <summary>The answer to a request; null for 404.</summary>
    protected abstract byte[]? Answer(HttpListenerRequest request, string body);

    /// <summary>A JSON document.</summary>
    protected static byte[] Json(object value) => JsonSerializer.SerializeToUtf8Bytes(value);

    async Task AnswerAsync()
    {
        while (true)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                Respond(context.Request, context.Response);
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    void Respond(HttpListenerRequest request, HttpListenerResponse response)
    {
        if (request.Headers["Authorization"] != _authorization)
        {
            response.StatusCode = 401;
            response.Close(Json(new { code = 401, message = "Not authorised" }), willBlock: true);
            return;
        }
        _requests.Enqueue($"{request.HttpMethod} {request.Url!.AbsolutePath}");
        var body =
            request.Headers["Content-Encoding"] == "gzip"
                ? new GZipStream(request.InputStream, CompressionMode.Decompress)
                : request.InputStream;
        var answer = Answer(request, new StreamReader(body, Encoding.UTF8).ReadToEnd());
        response.StatusCode = answer is null ? 404 : 200;
        response.ContentType = "application/json";
        response.Close(answer ?? Json(new { code = 404 }), willBlock: true);
    }
}
