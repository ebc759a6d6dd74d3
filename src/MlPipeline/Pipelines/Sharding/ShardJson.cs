using System.Text.Json;
using System.Text.Json.Serialization;
using MlPipeline.DataLoaders;
using MlPipeline.Registry;

namespace MlPipeline.Pipelines.Sharding;

/// <summary>How the files of a sharded run are written.</summary>
[JsonSerializable(typeof(ShardPlan))]
[JsonSerializable(typeof(ShardManifest))]
[JsonSerializable(typeof(PartRecord))]
sealed partial class ShardJson : JsonSerializerContext
{
    /// <summary>Indented, for files that people open.</summary>
    public static ShardJson Readable { get; } = new(Settings());

    static JsonSerializerOptions Settings()
    {
        var settings = RegistryJson.Settings(indented: true);
        settings.Converters.Add(
            new JsonStringEnumConverter<DatasetFormat>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
        );
        return settings;
    }
}
