using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlPipeline;

/// <summary>How learnt parameters are written: camel case, enums by name, numbers so that they read back to the same bits.</summary>
static class PackageJson
{
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web)
        {
            Converters = { new JsonStringEnumConverter() },
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectRequiredConstructorParameters = true,
            RespectNullableAnnotations = true,
        };
}
