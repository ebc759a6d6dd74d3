using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MlPipeline.Hosting.Serving.Models;
using MlPipeline.Hosting.Serving.Security;

namespace MlPipeline.Hosting.Serving.Endpoints;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: send requests here.</summary>
static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes, ModelHolder models, Readiness readiness)
    {
        routes
            .MapGet(
                "/health/live",
                (RequestDelegate)(x => JsonAnswer.WriteAsync(x, 200, json => json.WriteString("status", "live")))
            )
            .WithMetadata(OpenToAll.Mark);
        routes
            .MapGet("/health/ready", (RequestDelegate)(x => WriteReadyAsync(x, models, readiness)))
            .WithMetadata(OpenToAll.Mark);
    }

    static Task WriteReadyAsync(HttpContext context, ModelHolder models, Readiness readiness) =>
        JsonAnswer.WriteAsync(
            context,
            readiness.IsReady ? 200 : 503,
            json =>
            {
                json.WriteString(
                    "status",
                    readiness.IsReady ? "ready"
                        : readiness.IsStopping ? "stopping"
                        : "starting"
                );
                if (models.Current is { } model)
                    json.WriteNumber("modelVersion", model.Version.Number);
                ModelEndpoints.WriteChange(json, models.LastChange);
                if (models.RegistryProblem is { } problem)
                    json.WriteString("registryProblem", problem);
            }
        );
}
