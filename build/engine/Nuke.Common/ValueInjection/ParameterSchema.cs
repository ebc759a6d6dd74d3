using System.Text.Json;
using System.Text.Json.Nodes;
using Nuke.Common.CI;
using Nuke.Common.IO;

namespace Nuke.Common.ValueInjection;

/// <summary>
/// The JSON schema of the parameter files: <c>.nuke/build.schema.json</c>, which their <c>$schema</c> names so that
/// editors complete and check them. Its definitions carry the names that tools for Nuke look for.
/// </summary>
static class ParameterSchema
{
    const string Draft = "http://json-schema.org/draft-07/schema#";

    static readonly JsonSerializerOptions s_format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static AbsolutePath PathOf(AbsolutePath root) => root / ".nuke" / "build.schema.json";

    /// <summary>The schema as a text that is the same for the same targets and parameters.</summary>
    public static string Of(IEnumerable<string> targets, ParameterCatalog catalog)
    {
        var allowed = catalog.All.Where(x => x.IsAllowedInFiles).ToList();
        var properties = new JsonObject { [ParameterFile.SchemaKey] = new JsonObject { ["type"] = "string" } };
        foreach (var parameter in allowed.Where(x => !x.IsEngineOption))
            properties[parameter.Key] = Describe(parameter, ValueOf(parameter));

        var ofEngine = new JsonObject();
        foreach (var option in allowed.Where(x => x.IsEngineOption))
        {
            ofEngine[option.Key] = Describe(option, ValueOf(option));
            properties[option.Key] = Reference($"NukeBuild/properties/{option.Key}");
        }

        var schema = new JsonObject
        {
            ["$schema"] = Draft,
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = false,
            ["definitions"] = new JsonObject
            {
                ["ExecutableTarget"] = Enumeration(targets),
                ["Host"] = Enumeration(Enum.GetNames<HostName>()),
                ["Verbosity"] = Enumeration(Enum.GetNames<Verbosity>()),
                ["NukeBuild"] = new JsonObject { ["type"] = "object", ["properties"] = ofEngine },
            },
        };
        return schema.ToJsonString(s_format) + "\n";
    }

    static JsonObject Describe(ParameterDescriptor parameter, JsonObject value)
    {
        if (parameter.Description is { } description)
            value.Insert(0, "description", description);
        return value;
    }

    static JsonObject ValueOf(ParameterDescriptor parameter)
    {
        if (parameter.IsSecret)
        {
            return new JsonObject
            {
                ["type"] = "string",
                ["pattern"] = "^v2:",
                ["default"] = $"./build.sh secrets set {parameter.Key}",
            };
        }
        var item = ItemOf(parameter.ItemType);
        if (!parameter.IsList)
            return item;
        var list = new JsonObject { ["type"] = "array", ["items"] = item };
        return parameter.Separator is null
            ? list
            : new JsonObject { ["oneOf"] = new JsonArray(list, new JsonObject { ["type"] = "string" }) };
    }

    static JsonObject ItemOf(Type type)
    {
        if (type == typeof(Verbosity))
            return Reference(nameof(Verbosity));
        if (type == typeof(HostName))
            return Reference(nameof(Host));
        if (ValueConversion.NamesOf(type) is { Count: > 0 } names)
            return Enumeration(names);
        return new JsonObject
        {
            ["type"] =
                type == typeof(bool) ? "boolean"
                : type == typeof(int) || type == typeof(long) ? "integer"
                : type == typeof(double) || type == typeof(decimal) ? "number"
                : "string",
        };
    }

    static JsonObject Enumeration(IEnumerable<string> values) =>
        new() { ["type"] = "string", ["enum"] = new JsonArray([.. values.Select(x => JsonValue.Create(x))]) };

    static JsonObject Reference(string definition) => new() { ["$ref"] = $"#/definitions/{definition}" };
}
