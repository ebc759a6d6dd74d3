using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Primitives;

namespace MlPipeline.Hosting.Serving.Security;

/// <summary>Tells browsers what they must not do with answers. No origin but the service's own may read them: CORS is off.</summary>
static class SecurityHeaders
{
    static readonly StringValues ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    static readonly StringValues NoSniff = "nosniff";
    static readonly StringValues NoReferrer = "no-referrer";

    public static void UseSecurityHeaders(this IApplicationBuilder application) =>
        application.Use(next =>
            context =>
            {
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy = ContentPolicy;
                headers.XContentTypeOptions = NoSniff;
                headers["Referrer-Policy"] = NoReferrer;
                return next(context);
            }
        );
}
