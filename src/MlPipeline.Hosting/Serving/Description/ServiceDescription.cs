using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using MlPipeline.Hosting.Serving.Models;
using MlPipeline.Pipelines;

namespace MlPipeline.Hosting.Serving.Description;

/// <summary>Describes the service as OpenAPI 3.1, with the fields, units and examples of the model that answers.</summary>
static class ServiceDescription
{
    public const string Explanation = "Explanation";

    const string Row = "Row";
    const string Prediction = "Prediction";
    const string Predictions = "Predictions";
    const string Problem = "Problem";
    const string Json = "application/json";
    const string ProblemJson = "application/problem+json";

    /// <summary>The document in UTF-8.</summary>
    public static async Task<byte[]> WriteAsync(MlProject project, ServedModel model, CancellationToken cancellation)
    {
        using var stream = new MemoryStream();
        await Of(project, model).SerializeAsJsonAsync(stream, OpenApiSpecVersion.OpenApi3_1, cancellation);
        return stream.ToArray();
    }

    static OpenApiDocument Of(MlProject project, ServedModel model)
    {
        var document = new OpenApiDocument
        {
            Info = new OpenApiInfo
            {
                Title = $"{project.Name} predict API",
                Description =
                    $"{project.Description} Answered by {model.Version.Family}, version {model.Version.Number}.",
                Version = $"v1-model.{model.Version.Number}",
            },
            Components = new OpenApiComponents(),
        };
        document.AddComponent(Row, RowSchema.Of(project, model));
        document.AddComponent(Explanation, AnswerSchemas.Explanation(model));
        document.AddComponent(Prediction, AnswerSchemas.Prediction(model, document));
        document.AddComponent(Predictions, AnswerSchemas.Predictions(model, document));
        document.AddComponent(Problem, AnswerSchemas.Problem());
        document.Paths = Paths(model, document);
        return document;
    }

    static OpenApiPaths Paths(ServedModel model, OpenApiDocument document) =>
        new()
        {
            ["/v1/predict"] = Path(HttpMethod.Post, Predict(model, document)),
            ["/v1/model"] = Path(
                HttpMethod.Get,
                Get("getModel", "The model that answers: version, alias, since when, metadata, scores.")
            ),
            ["/v1/model/evaluation"] = Path(
                HttpMethod.Get,
                Get("getEvaluation", "How its family did on rows that were held out, beside the baseline.")
            ),
            ["/v1/model/reload"] = Path(
                HttpMethod.Post,
                Get("reloadModel", "Looks at once whether the alias names another version, and changes to it.")
            ),
            ["/v1/models"] = Path(HttpMethod.Get, Get("listModels", "All versions in the models registry.")),
            ["/v1/traffic"] = Path(
                HttpMethod.Get,
                Get("getTraffic", "The requests of the last hour, minute by minute.")
            ),
            ["/v1/drift"] = Path(
                HttpMethod.Get,
                Get("getDrift", "The inputs since the model began to answer, beside its training data.")
            ),
            ["/health/live"] = Path(HttpMethod.Get, Get("isLive", "Whether the process answers.")),
            ["/health/ready"] = Path(
                HttpMethod.Get,
                Get("isReady", "Whether requests should be sent here: 200 or 503.")
            ),
            ["/metrics"] = Path(
                HttpMethod.Get,
                Get("getMetrics", "Measurements, as Prometheus reads them.", "text/plain")
            ),
            ["/openapi/v1.json"] = Path(HttpMethod.Get, Get("getDescription", "This document.")),
        };

    static OpenApiPathItem Path(HttpMethod method, OpenApiOperation operation) =>
        new() { Operations = new Dictionary<HttpMethod, OpenApiOperation> { [method] = operation } };

    static OpenApiOperation Predict(ServedModel model, OpenApiDocument document)
    {
        var row = new OpenApiSchemaReference(Row, document);
        var rows = new OpenApiSchema { Type = JsonSchemaType.Array, Items = row };
        var example = JsonSerializer.SerializeToNode(model.Metadata.InputExample);
        return new OpenApiOperation
        {
            OperationId = "predict",
            Summary = $"Predicts {model.Metadata.Signature.Output.Name} for one row or for many.",
            Parameters =
            [
                new OpenApiParameter
                {
                    Name = "explain",
                    In = ParameterLocation.Query,
                    Description = "Adds what each feature contributed. JSON answers only.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.Boolean, Default = JsonValue.Create(false) },
                },
            ],
            RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Description = "One row as an object, or many as an array, CSV with a header, or NDJSON.",
                Content = new Dictionary<string, IOpenApiMediaType>
                {
                    [Json] = new OpenApiMediaType
                    {
                        Schema = new OpenApiSchema { OneOf = [row, rows] },
                        Example = example,
                    },
                    ["application/x-ndjson"] = new OpenApiMediaType { Schema = Text("One row as JSON per line.") },
                    ["text/csv"] = new OpenApiMediaType
                    {
                        Schema = Text("A header with the fields' names, then one row per line."),
                    },
                },
            },
            Responses = new OpenApiResponses
            {
                ["200"] = new OpenApiResponse
                {
                    Description = "The prediction of each row. CSV and NDJSON are answered in kind.",
                    Content = new Dictionary<string, IOpenApiMediaType>
                    {
                        [Json] = new OpenApiMediaType
                        {
                            Schema = new OpenApiSchema
                            {
                                OneOf =
                                [
                                    new OpenApiSchemaReference(Prediction, document),
                                    new OpenApiSchemaReference(Predictions, document),
                                ],
                            },
                        },
                    },
                },
                ["400"] = Refusal("The body cannot be read.", document),
                ["401"] = Refusal("The service asks for an API key, and none or a wrong one was given.", document),
                ["413"] = Refusal("The body is too large, or has too many rows.", document),
                ["415"] = Refusal("The body's content type is not one of those above.", document),
                ["422"] = Refusal("Fields cannot be used; each is listed.", document),
                ["429"] = Refusal("Too many requests.", document),
                ["503"] = Refusal("No model is loaded yet, or too many requests are under way.", document),
            },
        };
    }

    static OpenApiResponse Refusal(string description, OpenApiDocument document) =>
        new()
        {
            Description = description,
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                [ProblemJson] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(Problem, document) },
            },
        };

    static OpenApiOperation Get(string id, string summary, string content = Json) =>
        new()
        {
            OperationId = id,
            Summary = summary,
            Responses = new OpenApiResponses
            {
                ["200"] = new OpenApiResponse
                {
                    Description = summary,
                    Content = new Dictionary<string, IOpenApiMediaType> { [content] = new OpenApiMediaType() },
                },
            },
        };

    static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
}
