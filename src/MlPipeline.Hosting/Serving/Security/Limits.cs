using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using MlPipeline.Hosting.Serving.Problems;

namespace MlPipeline.Hosting.Serving.Security;

/// <summary>How many requests per second a client may send: more are told when to come again.</summary>
static class Limits
{
    public static void AddRateLimit(this IServiceCollection services, ServingOptions options) =>
        services.AddRateLimiter(limiter =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(x => RateOf(x, options));
            limiter.OnRejected = (rejected, _) => new ValueTask(RefuseAsync(rejected, options));
        });

    static RateLimitPartition<string> RateOf(HttpContext context, ServingOptions options) =>
        context.GetEndpoint()?.Metadata.GetMetadata<OpenToAll>() is not null
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetTokenBucketLimiter(
                KeyMiddleware.NameOf(context) ?? context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = options.RateLimit,
                    TokensPerPeriod = options.RateLimit,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                }
            );

    static Task RefuseAsync(OnRejectedContext rejected, ServingOptions options)
    {
        var context = rejected.HttpContext;
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.Zero;
        context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))
            .ToString(CultureInfo.InvariantCulture);
        return ProblemWriter.WriteAsync(
            context,
            ProblemKind.TooManyRequests,
            string.Create(CultureInfo.InvariantCulture, $"More than {options.RateLimit} requests per second.")
        );
    }
}
