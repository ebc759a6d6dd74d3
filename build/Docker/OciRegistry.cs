using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using Delivery.Outcomes;

namespace Delivery.Docker;

/// <summary>
/// A registry of images, through the OCI distribution API (https://github.com/opencontainers/distribution-spec).
/// Every member throws a <see cref="StopException"/> when it cannot be reached (exit code 1) or wants other
/// credentials (2).
/// </summary>
public sealed class OciRegistry : IDisposable
{
    // Without a type that it knows, a registry answers with a converted manifest, whose digest is another one.
    static readonly string[] s_manifestTypes =
    [
        "application/vnd.docker.distribution.manifest.v2+json",
        "application/vnd.docker.distribution.manifest.list.v2+json",
        "application/vnd.oci.image.manifest.v1+json",
        "application/vnd.oci.image.index.v1+json",
    ];

    readonly HttpClient _http;
    readonly RegistryAuthentication _authentication;

    /// <param name="host">The host with its port, as in the names of images.</param>
    /// <param name="credentials">Who asks; null for nobody in particular.</param>
    public OciRegistry(string host, RegistryCredentials? credentials = null)
    {
        Host = host;
        Credentials = credentials;
        // Docker speaks plain HTTP to this machine, and to nobody else unless its configuration says so.
        var scheme = IsOnThisMachine(host) ? "http" : "https";
        _http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            BaseAddress = new Uri($"{scheme}://{host}/v2/"),
            Timeout = TimeSpan.FromMinutes(2),
        };
        _authentication = new RegistryAuthentication(_http, credentials);
    }

    /// <summary>The host with its port.</summary>
    public string Host { get; }

    /// <summary>Who asks, or null.</summary>
    public RegistryCredentials? Credentials { get; }

    /// <summary>Expects a registry that lets the caller in.</summary>
    public async Task PingAsync()
    {
        using var response = await SendAsync(HttpMethod.Get, "", "enter");
        Expect(response, "answer");
    }

    /// <summary>The tags of a repository; none when there is no such repository.</summary>
    public async Task<IReadOnlyList<string>> ListTagsAsync(string repository)
    {
        var tags = new List<string>();
        string? next = $"{repository}/tags/list";
        while (next is not null)
        {
            using var response = await SendAsync(HttpMethod.Get, next, $"list the tags of {repository}");
            if (response.StatusCode == HttpStatusCode.NotFound)
                return tags;
            Expect(response, $"list the tags of {repository}");
            using var json = JsonDocument.Parse(await response.Content.ReadAsStreamAsync());
            if (json.RootElement.GetProperty("tags") is { ValueKind: JsonValueKind.Array } page)
                tags.AddRange(page.EnumerateArray().Select(x => x.GetString()!));
            next = NextPage(response);
        }
        return tags;
    }

    /// <summary>The digest of what is under a tag, or null.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="reference">A tag or a digest.</param>
    public async Task<string?> FindDigestAsync(string repository, string reference)
    {
        using var response = await SendAsync(
            HttpMethod.Head,
            $"{repository}/manifests/{reference}",
            $"look for {repository}:{reference}"
        );
        if (response.StatusCode == HttpStatusCode.NotFound)
            return null;
        Expect(response, $"look for {repository}:{reference}");
        return response.Headers.TryGetValues("Docker-Content-Digest", out var values)
            ? values.Single()
            : (await FindManifestAsync(repository, reference))?.Digest;
    }

    /// <summary>The manifest under a tag or digest, or null.</summary>
    public async Task<OciManifest?> FindManifestAsync(string repository, string reference)
    {
        var action = $"read {repository}:{reference}";
        using var response = await SendAsync(HttpMethod.Get, $"{repository}/manifests/{reference}", action);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return null;
        Expect(response, action);
        var content = await response.Content.ReadAsByteArrayAsync();
        var digest = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));
        return new OciManifest(content, response.Content.Headers.ContentType!.MediaType!, digest);
    }

    /// <summary>Puts a manifest under a tag or its digest; what it refers to must be there.</summary>
    public async Task PutManifestAsync(string repository, string reference, OciManifest manifest)
    {
        var content = new ByteArrayContent(manifest.Content);
        content.Headers.ContentType = new MediaTypeHeaderValue(manifest.MediaType);
        using var response = await SendAsync(
            HttpMethod.Put,
            $"{repository}/manifests/{reference}",
            $"write {repository}:{reference}",
            content
        );
        Expect(response, $"write {repository}:{reference}");
    }

    /// <summary>Puts what has a digest under one more tag. No layer moves, and the digest stays the same.</summary>
    /// <exception cref="StopException">There is nothing of that digest (exit code 1).</exception>
    public async Task RetagAsync(string repository, string digest, string tag)
    {
        var manifest =
            await FindManifestAsync(repository, digest)
            ?? throw StopException.Failed(
                $"The registry {Host} has no {repository}@{digest}, so it cannot be tagged {tag}."
            );
        await PutManifestAsync(repository, tag, manifest);
    }

    /// <summary>A blob: a layer, or an image's configuration. Null when it is not there.</summary>
    public async Task<byte[]?> FindBlobAsync(string repository, string digest)
    {
        var action = $"read {repository}@{digest}";
        using var response = await SendAsync(HttpMethod.Get, $"{repository}/blobs/{digest}", action);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return null;
        Expect(response, action);
        return await response.Content.ReadAsByteArrayAsync();
    }

    /// <summary>Stores a blob, and returns its digest. One that is there already is not sent again.</summary>
    public async Task<string> PutBlobAsync(string repository, byte[] content)
    {
        var digest = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));
        var action = $"store {repository}@{digest}";
        using (var known = await SendAsync(HttpMethod.Head, $"{repository}/blobs/{digest}", action))
        {
            if (known.IsSuccessStatusCode)
                return digest;
        }
        using var begun = await SendAsync(HttpMethod.Post, $"{repository}/blobs/uploads/", action);
        Expect(begun, action);
        var location = new Uri(_http.BaseAddress!, begun.Headers.Location!);
        var separator = location.Query.Length > 0 ? '&' : '?';
        var body = new ByteArrayContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var stored = await SendAsync(
            HttpMethod.Put,
            $"{location}{separator}digest={Uri.EscapeDataString(digest)}",
            action,
            body
        );
        Expect(stored, action);
        return digest;
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Whether a host, with or without its port, is this machine.</summary>
    public static bool IsOnThisMachine(string host)
    {
        var name = new Uri($"http://{host}").Host.Trim('[', ']');
        return name == "localhost" || (IPAddress.TryParse(name, out var address) && IPAddress.IsLoopback(address));
    }

    static string? NextPage(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Link", out var links)
        && links.First() is var link
        && link.Contains("rel=\"next\"", StringComparison.Ordinal)
            ? link[(link.IndexOf('<', StringComparison.Ordinal) + 1)..link.IndexOf('>', StringComparison.Ordinal)]
            : null;

    async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        string action,
        ByteArrayContent? content = null
    )
    {
        HttpRequestMessage Request()
        {
            var request = new HttpRequestMessage(method, path) { Content = content };
            foreach (var type in s_manifestTypes)
                request.Headers.Accept.ParseAdd(type);
            return request;
        }
        try
        {
            var response = await _authentication.SendAsync(Request);
            if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            {
                response.Dispose();
                throw OciRegistryErrors.Unauthorized(Host, action, Credentials);
            }
            return response;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            throw OciRegistryErrors.Unreachable(Host, exception);
        }
    }

    void Expect(HttpResponseMessage response, string action)
    {
        if (response.IsSuccessStatusCode)
            return;
        using var reader = new StreamReader(response.Content.ReadAsStream());
        var body = reader.ReadToEnd();
        throw OciRegistryErrors.Unexpected(Host, action, (int)response.StatusCode, body[..Math.Min(body.Length, 500)]);
    }
}
