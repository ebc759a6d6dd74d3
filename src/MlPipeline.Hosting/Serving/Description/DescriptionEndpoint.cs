using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MlPipeline.Hosting.Serving.Models;
using MlPipeline.Hosting.Serving.Problems;
using MlPipeline.Pipelines;

namespace MlPipeline.Hosting.Serving.Description;

/// <summary><c>GET /openapi/v1.json</c>: the service as the model that answers makes it. Written once per model, when first asked for.</summary>
sealed class DescriptionEndpoint(MlProject project, ModelHolder models)
{
    volatile Written? written;

    public void MapTo(IEndpointRouteBuilder routes) => routes.MapGet("/openapi/v1.json", (RequestDelegate)AnswerAsync);

    async Task AnswerAsync(HttpContext context)
    {
        if (models.Current is not { } model)
        {
            await ProblemWriter.WriteAsync(context, ProblemKind.NotReady, "Ask again when /health/ready says ready.");
            return;
        }
        var document = written;
        if (document?.Model != model)
            written = document = new Written(
                model,
                await ServiceDescription.WriteAsync(project, model, context.RequestAborted)
            );
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.BodyWriter.WriteAsync(document.Json, context.RequestAborted);
    }

    sealed record Written(ServedModel Model, byte[] Json);
}
