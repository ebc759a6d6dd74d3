using Microsoft.AspNetCore.Http;
using MlPipeline.Hosting.Serving.Problems;

namespace MlPipeline.Hosting.Serving.Security;

/// <summary>Lets nobody in without a key, but to what is open to all.</summary>
sealed class KeyMiddleware(RequestDelegate next, KnownKeys keys)
{
    /// <summary>The header that has a key, where <c>Authorization: Bearer</c> is not used.</summary>
    public const string Header = "X-API-Key";

    const string Bearer = "Bearer ";

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<OpenToAll>() is not null)
            return next(context);
        if (Given(context.Request.Headers) is { } given && keys.NameOf(given) is { } name)
        {
            context.Items[typeof(ApiKey)] = name;
            return next(context);
        }
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return ProblemWriter.WriteAsync(
            context,
            ProblemKind.Unauthorized,
            $"Send an API key as \"Authorization: Bearer KEY\" or \"{Header}: KEY\"."
        );
    }

    /// <summary>Whose request it is; null where nobody was asked for a key.</summary>
    public static string? NameOf(HttpContext context) =>
        context.Items.TryGetValue(typeof(ApiKey), out var name) ? (string?)name : null;

    static string? Given(IHeaderDictionary headers)
    {
        var authorization = headers.Authorization.ToString();
        return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
                ? authorization[Bearer.Length..].Trim()
            : headers[Header] is [{ Length: > 0 } key] ? key
            : null;
    }
}

/// <summary>Marks an endpoint that needs no key.</summary>
sealed class OpenToAll
{
    public static readonly OpenToAll Mark = new();
}
