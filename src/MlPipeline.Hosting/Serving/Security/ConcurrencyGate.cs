using System.Globalization;
using Microsoft.AspNetCore.Http;
using MlPipeline.Hosting.Serving.Problems;

namespace MlPipeline.Hosting.Serving.Security;

/// <summary>Lets so many requests be under way at once. A counter is all that every prediction needs to pass; ASP.NET's limiter could also queue.</summary>
sealed class ConcurrencyGate(int most)
{
    /// <summary>When a request that met too many others may come again: they last milliseconds.</summary>
    const string BusySeconds = "1";

    int underWay;

    /// <summary>Answers by <paramref name="next"/>, or refuses.</summary>
    public RequestDelegate Before(RequestDelegate next) =>
        async context =>
        {
            try
            {
                if (Interlocked.Increment(ref underWay) <= most)
                    await next(context);
                else
                    await RefuseAsync(context);
            }
            finally
            {
                Interlocked.Decrement(ref underWay);
            }
        };

    Task RefuseAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = BusySeconds;
        return ProblemWriter.WriteAsync(
            context,
            ProblemKind.Busy,
            string.Create(CultureInfo.InvariantCulture, $"{most} requests are being answered already.")
        );
    }
}
