using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using MlPipeline.Hosting.Serving.Models;

namespace MlPipeline.Hosting.Serving.Description;

/// <summary>The schemas of answers to <c>POST /v1/predict</c>, and of refusals.</summary>
static class AnswerSchemas
{
    /// <summary>The answer to one row.</summary>
    public static OpenApiSchema Prediction(ServedModel model, OpenApiDocument document) =>
        Object(
            "The answer to one row.",
            ("modelVersion", Integer("The version that made this answer."), true),
            ("prediction", Number(model), true),
            ("explanation", new OpenApiSchemaReference(ServiceDescription.Explanation, document), false)
        );

    /// <summary>The answer to many rows.</summary>
    public static OpenApiSchema Predictions(ServedModel model, OpenApiDocument document) =>
        Object(
            "The answer to many rows.",
            ("modelVersion", Integer("The version that made this answer."), true),
            ("predictions", Array("One prediction per row, in the order of the rows.", Number(model)), true),
            (
                "explanations",
                Array(
                    "One explanation per row, where they were asked for.",
                    new OpenApiSchemaReference(ServiceDescription.Explanation, document)
                ),
                false
            )
        );

    /// <summary>What each feature contributed to a prediction.</summary>
    public static OpenApiSchema Explanation(ServedModel model) =>
        Object(
            "What each feature contributed: base value and all contributions add up to the prediction.",
            ("baseValue", Number(model), true),
            (
                "contributions",
                Array(
                    "The features with a contribution, the largest in size first.",
                    Object(
                        "A feature's contribution.",
                        ("feature", Text("The feature."), true),
                        ("contribution", Number(model), true)
                    )
                ),
                true
            )
        );

    /// <summary>A refusal after RFC 9457.</summary>
    public static OpenApiSchema Problem() =>
        Object(
            "Why a request was refused (RFC 9457).",
            ("type", Text("The kind of problem: clients may rely on it."), true),
            ("title", Text("The kind of problem, for people."), true),
            ("status", Integer("The HTTP status."), true),
            ("detail", Text("What was wrong with this request."), true),
            ("requestId", Text("What the service's log calls the request."), false),
            (
                "errors",
                Array(
                    "The fields that cannot be used.",
                    Object(
                        "A field that cannot be used.",
                        ("row", Integer("The row, from 0."), false),
                        ("field", Text("The field's name."), false),
                        ("detail", Text("What is wrong."), true),
                        ("given", Text("What was given, shortened."), false),
                        ("expected", Text("What was expected."), false),
                        ("suggestion", Text("The name that was most likely meant."), false)
                    )
                ),
                false
            )
        );

    static OpenApiSchema Number(ServedModel model)
    {
        var output = model.Metadata.Signature.Output;
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Number,
            Description = output.Unit is { } unit ? $"{output.Name}, in {unit}." : $"{output.Name}.",
        };
        if (output.Unit is { } named)
            schema.Extensions = new Dictionary<string, IOpenApiExtension>
            {
                ["x-unit"] = new JsonNodeExtension(JsonValue.Create(named)),
            };
        return schema;
    }

    static OpenApiSchema Integer(string description) =>
        new() { Type = JsonSchemaType.Integer, Description = description };

    static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };

    static OpenApiSchema Array(string description, IOpenApiSchema items) =>
        new()
        {
            Type = JsonSchemaType.Array,
            Description = description,
            Items = items,
        };

    static OpenApiSchema Object(
        string description,
        params (string Name, IOpenApiSchema Schema, bool Required)[] properties
    ) =>
        new()
        {
            Type = JsonSchemaType.Object,
            Description = description,
            Properties = new OrderedDictionary<string, IOpenApiSchema>(
                properties.Select(x => KeyValuePair.Create(x.Name, x.Schema))
            ),
            Required = properties.Where(x => x.Required).Select(x => x.Name).ToHashSet(StringComparer.Ordinal),
        };
}
