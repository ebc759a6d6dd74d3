using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MlPipeline.Hosting.Serving.Problems;

/// <summary>Makes a problem of what nothing else has answered: unknown addresses, wrong methods, and faults of the service itself.</summary>
sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone: there is nobody to answer.
            return;
        }
        catch (BadHttpRequestException flaw) when (!context.Response.HasStarted)
        {
            await ProblemWriter.WriteAsync(context, ProblemKind.MalformedBody, flaw.Message);
            return;
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            LogFault(fault, context.Request.Method, context.Request.Path, context.TraceIdentifier);
            await ProblemWriter.WriteAsync(
                context,
                ProblemKind.Failed,
                $"The service failed. Its log has more under request id {context.TraceIdentifier}."
            );
            return;
        }
        if (context.Response is { HasStarted: false, StatusCode: StatusCodes.Status404NotFound })
            await ProblemWriter.WriteAsync(context, ProblemKind.NotFound, "See /openapi/v1.json for what there is.");
        else if (context.Response is { HasStarted: false, StatusCode: StatusCodes.Status405MethodNotAllowed })
            await ProblemWriter.WriteAsync(
                context,
                ProblemKind.WrongMethod,
                $"Use {context.Response.Headers.Allow} in place of {context.Request.Method}."
            );
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed, request {RequestId}")]
    partial void LogFault(Exception fault, string method, string path, string requestId);
}
