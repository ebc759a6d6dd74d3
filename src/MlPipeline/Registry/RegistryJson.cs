using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using MlPipeline.Fields;

namespace MlPipeline.Registry;

/// <summary>How the files of packages and of the models registry are written: camelCase, dates as ISO 8601.</summary>
[JsonSerializable(typeof(PackageMetadata))]
[JsonSerializable(typeof(PackageManifest))]
[JsonSerializable(typeof(PackageFormat))]
[JsonSerializable(typeof(VersionRecord))]
[JsonSerializable(typeof(AliasMove))]
[JsonSerializable(typeof(RetrainingHolder))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, AliasMove>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
sealed partial class RegistryJson : JsonSerializerContext
{
    /// <summary>Indented, for files that people open.</summary>
    public static RegistryJson Readable { get; } = new(Settings(indented: true));

    /// <summary>On one line.</summary>
    public static RegistryJson Line { get; } = new(Settings(indented: false));

    /// <summary>Reads JSON that must be an object.</summary>
    /// <exception cref="JsonException">It is not valid UTF-8, not JSON, or not of the type.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type) =>
        // The serialiser looks at the bytes of a text only when somebody asks for it, which is too late to refuse it.
        !Utf8.IsValid(json)
            ? throw new JsonException("it is not valid UTF-8.")
            : JsonSerializer.Deserialize(json, type) ?? throw new JsonException("it is null.");

    /// <summary>The same for other types of a registry.</summary>
    public static JsonSerializerOptions Settings(bool indented) =>
        new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            WriteIndented = indented,
            // The default is that of the operating system, and the same package must have the same bytes everywhere.
            NewLine = "\n",
            // These are files, never parts of a web page: °F stays readable.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowDuplicateProperties = false,
            // The scores of a model that diverged are not finite; that must not keep its metadata from being read.
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
            Converters =
            {
                new JsonStringEnumConverter<AliasMoveKind>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
                new JsonStringEnumConverter<FieldType>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
            },
        };
}
