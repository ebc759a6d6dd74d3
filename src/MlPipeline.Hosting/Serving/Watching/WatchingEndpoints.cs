using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MlPipeline.Drift.Statistics;
using MlPipeline.Hosting.Serving.Endpoints;

namespace MlPipeline.Hosting.Serving.Watching;

/// <summary><c>GET /v1/traffic</c>: the last hour. <c>GET /v1/drift</c>: the inputs so far beside the training data.</summary>
static class WatchingEndpoints
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static void MapWatching(this IEndpointRouteBuilder routes, RecentTraffic traffic, ObservedInputs inputs)
    {
        routes.MapGet("/v1/traffic", (RequestDelegate)(x => WriteTrafficAsync(x, traffic)));
        routes.MapGet("/v1/drift", (RequestDelegate)(x => WriteDriftAsync(x, inputs)));
    }

    static Task WriteTrafficAsync(HttpContext context, RecentTraffic traffic) =>
        JsonAnswer.WriteAsync(
            context,
            200,
            json =>
            {
                json.WriteNumber("minutesKept", RecentTraffic.Minutes);
                Write(json, "minutes", traffic.Snapshot());
            }
        );

    static Task WriteDriftAsync(HttpContext context, ObservedInputs inputs)
    {
        var (model, observed) = inputs.Snapshot();
        return JsonAnswer.WriteAsync(
            context,
            200,
            json =>
            {
                if (model is not null)
                {
                    json.WriteNumber("modelVersion", model.Version.Number);
                    json.WriteString("since", model.Since);
                }
                json.WriteNumber("fewestRows", StabilityIndex.FewestRows);
                json.WriteNumber("moderate", StabilityIndex.Moderate);
                json.WriteNumber("large", StabilityIndex.Large);
                Write(json, "inputs", observed);
            }
        );
    }

    static void Write<T>(Utf8JsonWriter json, string name, T value)
    {
        json.WritePropertyName(name);
        JsonSerializer.Serialize(json, value, Options);
    }
}
