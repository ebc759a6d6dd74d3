using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MlPipeline.Hosting.Serving.Security;
using MlPipeline.Reports.Html;

namespace MlPipeline.Hosting.Serving.Page;

/// <summary>The page for people at <c>/</c>, with its style and its script: files of this assembly, without data, so that they need no key.</summary>
static class PageEndpoint
{
    /// <summary>The path that style and scripts are below.</summary>
    public const string Folder = "/page";

    static readonly (string File, string ContentType)[] Files =
    [
        ("page.css", "text/css; charset=utf-8"),
        ("page.js", "text/javascript; charset=utf-8"),
        ("api.js", "text/javascript; charset=utf-8"),
        ("dom.js", "text/javascript; charset=utf-8"),
        ("form.js", "text/javascript; charset=utf-8"),
        ("model.js", "text/javascript; charset=utf-8"),
        ("plots.js", "text/javascript; charset=utf-8"),
        ("watch.js", "text/javascript; charset=utf-8"),
    ];

    public static void MapPage(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/", (RequestDelegate)(x => WriteAsync(x, "page.html", "text/html; charset=utf-8")))
            .WithMetadata(OpenToAll.Mark);
        foreach (var (file, contentType) in Files)
            routes
                .MapGet($"{Folder}/{file}", (RequestDelegate)(x => WriteAsync(x, file, contentType)))
                .WithMetadata(OpenToAll.Mark);
    }

    static async Task WriteAsync(HttpContext context, string file, string contentType)
    {
        var content = Read(file);
        // Another release of the service has other files under the same names.
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.ContentType = contentType;
        await context.Response.BodyWriter.WriteAsync(content, context.RequestAborted);
    }

    /// <summary>The style goes on where that of the reports ends.</summary>
    static byte[] Read(string file)
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream($"MlPipeline.Hosting.Page.{file}")
            ?? throw new InvalidOperationException($"The page's file \"{file}\" is not in the assembly.");
        using var content = new MemoryStream();
        if (file == "page.css")
            content.Write(Encoding.UTF8.GetBytes(PageStyle.Css));
        stream.CopyTo(content);
        return content.ToArray();
    }
}
