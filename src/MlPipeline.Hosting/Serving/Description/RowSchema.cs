using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using MlPipeline.Fields;
using MlPipeline.Hosting.Serving.Models;
using MlPipeline.Pipelines;
using MlPipeline.Registry;

namespace MlPipeline.Hosting.Serving.Description;

/// <summary>The schema of a row: what the served model takes, field by field.</summary>
static class RowSchema
{
    public static OpenApiSchema Of(MlProject project, ServedModel model)
    {
        var inputs = model.Metadata.Signature.Inputs;
        var fields = project.Fields.All.ToDictionary(x => x.Name, StringComparer.Ordinal);
        return new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description =
                $"One row. What {model.Metadata.Name} version {model.Version.Number} reads, with an example from its training data.",
            Properties = new OrderedDictionary<string, IOpenApiSchema>(
                inputs.Select(x =>
                    KeyValuePair.Create<string, IOpenApiSchema>(
                        x.Name,
                        FieldOf(x, fields.GetValueOrDefault(x.Name)?.Description, Example(model.Metadata, x.Name))
                    )
                )
            ),
            Required = inputs.Where(x => x.Required).Select(x => x.Name).ToHashSet(StringComparer.Ordinal),
            Examples = [JsonSerializer.SerializeToNode(model.Metadata.InputExample)!],
        };
    }

    static OpenApiSchema FieldOf(SignatureInput input, string? description, JsonNode? example)
    {
        var type = input.Type == FieldType.Number ? JsonSchemaType.Number : JsonSchemaType.String;
        var schema = new OpenApiSchema
        {
            Type = input.Required ? type : type | JsonSchemaType.Null,
            Format = input.Type == FieldType.Date ? "date" : null,
            Description = Sentence(description, input),
            Examples = example is null ? null : [example],
        };
        if (input.Unit is { } unit)
            schema.Extensions = new Dictionary<string, IOpenApiExtension>
            {
                ["x-unit"] = new JsonNodeExtension(JsonValue.Create(unit)),
            };
        return schema;
    }

    static string Sentence(string? description, SignatureInput input) =>
        string.Join(
            ' ',
            (
                (string?[])
                    [
                        description,
                        input.Unit is null ? null : $"In {input.Unit}.",
                        input.Type == FieldType.Date ? "A day: yyyy-MM-dd." : null,
                        input.Required ? null : "May be left out or null: the value is then not known.",
                    ]
            ).Where(x => x is not null)
        );

    static JsonNode? Example(PackageMetadata metadata, string name) =>
        metadata.InputExample.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? JsonSerializer.SerializeToNode(value)
            : null;
}
