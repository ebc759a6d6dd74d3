using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MlPipeline.Hosting.Serving.Models;
using MlPipeline.Hosting.Serving.Problems;
using MlPipeline.Registry;

namespace MlPipeline.Hosting.Serving.Endpoints;

/// <summary><c>GET /v1/model</c>: the model that answers. <c>GET /v1/models</c>: all versions in the registry. <c>POST /v1/model/reload</c>: looks for another one at once.</summary>
static class ModelEndpoints
{
    public static void MapModels(
        this IEndpointRouteBuilder routes,
        ModelHolder models,
        IModelsRegistry registry,
        ModelUpdater updater
    )
    {
        routes.MapPost("/v1/model/reload", (RequestDelegate)(x => ReloadAsync(x, models, updater)));
        routes.MapGet("/v1/model", (RequestDelegate)(x => WriteModelAsync(x, models)));
        routes.MapGet("/v1/model/evaluation", (RequestDelegate)(x => WriteEvaluationAsync(x, models)));
        routes.MapGet("/v1/models", (RequestDelegate)(x => WriteVersionsAsync(x, models, registry)));
    }

    static async Task ReloadAsync(HttpContext context, ModelHolder models, ModelUpdater updater)
    {
        var change = await updater.CheckAsync(isAsked: true, context.RequestAborted);
        if (change is { Problem: { } problem })
            await ProblemWriter.WriteAsync(context, ProblemKind.ModelRefused, problem);
        else if (models.RegistryProblem is { } unreadable)
            await ProblemWriter.WriteAsync(context, ProblemKind.ModelRefused, unreadable);
        else
            await JsonAnswer.WriteAsync(
                context,
                StatusCodes.Status200OK,
                json =>
                {
                    WriteNumber(json, "modelVersion", models.Current?.Version.Number);
                    json.WriteBoolean("changed", change is not null);
                }
            );
    }

    /// <summary>Writes how the last attempt to change the model went, where there was one.</summary>
    public static void WriteChange(Utf8JsonWriter json, ModelChange? change)
    {
        if (change is null)
            return;
        json.WriteStartObject("lastChange");
        json.WriteString("at", change.At);
        json.WriteString("reference", change.Reference);
        WriteNumber(json, "from", change.From);
        WriteNumber(json, "to", change.To);
        json.WriteBoolean("succeeded", change.Succeeded);
        if (change.Problem is { } problem)
            json.WriteString("problem", problem);
        json.WriteEndObject();
    }

    static Task WriteModelAsync(HttpContext context, ModelHolder models) =>
        models.Current is not { } model
            ? ProblemWriter.WriteAsync(context, ProblemKind.NotReady, "Ask again when /health/ready says ready.")
            : JsonAnswer.WriteAsync(
                context,
                200,
                json =>
                {
                    json.WriteNumber("version", model.Version.Number);
                    json.WriteString("name", model.Version.Name);
                    json.WriteString("family", model.Version.Family);
                    json.WriteString("alias", model.Alias);
                    json.WriteString("since", model.Since);
                    json.WriteString("sha256", model.Version.Sha256);
                    json.WriteNumber("packageBytes", model.PackageBytes);
                    json.WriteString("registeredAt", model.Version.RegisteredAt);
                    WriteChange(json, models.LastChange);
                    json.WritePropertyName("metadata");
                    json.WriteRawValue(model.MetadataJson.Span, skipInputValidation: true);
                }
            );

    static Task WriteEvaluationAsync(HttpContext context, ModelHolder models)
    {
        if (models.Current is not { } model)
            return ProblemWriter.WriteAsync(context, ProblemKind.NotReady, "Ask again when /health/ready says ready.");
        if (model.EvaluationJson is not { } evaluation)
            return ProblemWriter.WriteAsync(
                context,
                ProblemKind.NotFound,
                $"The package of version {model.Version.Number} does not say how it did on held-out rows: it was made before packages did."
            );
        return JsonAnswer.WriteAsync(
            context,
            200,
            json =>
            {
                json.WriteNumber("modelVersion", model.Version.Number);
                json.WritePropertyName("evaluation");
                json.WriteRawValue(evaluation.Span, skipInputValidation: true);
            }
        );
    }

    static Task WriteVersionsAsync(HttpContext context, ModelHolder models, IModelsRegistry registry)
    {
        var versions = registry.List();
        return JsonAnswer.WriteAsync(
            context,
            200,
            json =>
            {
                WriteNumber(json, "serving", models.Current?.Version.Number);
                json.WriteStartArray("models");
                foreach (var version in versions)
                    Write(json, version);
                json.WriteEndArray();
            }
        );
    }

    static void Write(Utf8JsonWriter json, RegisteredVersion version)
    {
        json.WriteStartObject();
        json.WriteNumber("version", version.Number);
        json.WriteString("name", version.Name);
        json.WriteString("family", version.Family);
        json.WriteStartArray("aliases");
        foreach (var alias in version.Aliases)
            json.WriteStringValue(alias);
        json.WriteEndArray();
        json.WriteString("sha256", version.Sha256);
        json.WriteNumber("packageBytes", version.Size);
        json.WriteString("registeredAt", version.RegisteredAt);
        json.WriteStartObject("tags");
        foreach (var (name, value) in version.Tags)
            json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static void WriteNumber(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }
}
