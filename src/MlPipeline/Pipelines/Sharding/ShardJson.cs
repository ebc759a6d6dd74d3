using System.Text.Json.Serialization;
using MlPipeline.Registry;

namespace MlPipeline.Pipelines.Sharding;

/// <summary>How the files of a sharded run are written.</summary>
[JsonSerializable(typeof(ShardPlan))]
[JsonSerializable(typeof(ShardManifest))]
[JsonSerializable(typeof(PartRecord))]
sealed partial class ShardJson : JsonSerializerContext
{
    /// <summary>Indented, for files that people open.</summary>
    public static ShardJson Readable { get; } = new(RegistryJson.Settings(indented: true));
}
