using System.Text.Json.Serialization;
using MlPipeline.Registry;

namespace MlPipeline.Hosting.Registry;

/// <summary>How the document of a registry is written: as the files of a folder registry are.</summary>
[JsonSerializable(typeof(RegistryDocument))]
[JsonSerializable(typeof(RetrainingHolder))]
sealed partial class RegistryDocumentJson : JsonSerializerContext
{
    /// <summary>Indented, for people who open it.</summary>
    public static RegistryDocumentJson Readable { get; } = new(RegistryJson.Settings(indented: true));
}
